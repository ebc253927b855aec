#include "report/chart/fonts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "report/theme.h"

/* Set on the font map once its family has been told. */
#define TOLD_KEY "nyckeltal-family-told"

/* Names that pango always lists, whether or not there is a font behind them. */
static bool is_alias(const char *name)
{
    static const char *const aliases[] = {"Sans", "Serif", "Monospace", "System-ui"};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(name, aliases[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The best family: the theme's, its fallback, any other; NULL where there is none at all. */
static const char *choose_family(PangoFontMap *map)
{
    PangoFontFamily **families = NULL;
    int count = 0;
    const char *chosen = NULL;
    bool fallback = false;
    pango_font_map_list_families(map, &families, &count);
    for (int i = 0; i < count; i++) {
        const char *name = pango_font_family_get_name(families[i]);
        if (strcmp(name, THEME_FONT) == 0) {
            chosen = name;
            break;
        }
        if (strcmp(name, THEME_FONT_FALLBACK) == 0) {
            chosen = name;
            fallback = true;
        } else if (!fallback && chosen == NULL && !is_alias(name)) {
            chosen = name;
        }
    }
    g_free(families);
    return chosen;
}

static void tell_once(PangoFontMap *map, const char *family, struct diag *diag)
{
    if (diag == NULL || strcmp(family, THEME_FONT) == 0 || g_object_get_data(G_OBJECT(map), TOLD_KEY) != NULL) {
        return;
    }
    diag_warn(diag, "%s: is not installed; %s is used in its place (package fonts-open-sans)", THEME_FONT, family);
    g_object_set_data(G_OBJECT(map), TOLD_KEY, map);
}

static PangoFontDescription *cut_new(const char *family, PangoWeight weight, PangoStretch stretch)
{
    PangoFontDescription *cut = pango_font_description_new();
    pango_font_description_set_family(cut, family);
    pango_font_description_set_weight(cut, weight);
    pango_font_description_set_stretch(cut, stretch);
    return cut;
}

/* Open Sans has condensed faces in light only, and in bold as a family of its own. */
static void set_cuts(struct fonts *fonts, const char *family)
{
    const bool themed = strcmp(family, THEME_FONT) == 0;
    fonts->cuts[CUT_REGULAR] = cut_new(family, PANGO_WEIGHT_NORMAL, PANGO_STRETCH_NORMAL);
    fonts->cuts[CUT_SEMIBOLD] = cut_new(family, PANGO_WEIGHT_SEMIBOLD, PANGO_STRETCH_NORMAL);
    fonts->cuts[CUT_CONDENSED] =
        cut_new(family, themed ? PANGO_WEIGHT_LIGHT : PANGO_WEIGHT_NORMAL, PANGO_STRETCH_CONDENSED);
    fonts->cuts[CUT_CONDENSED_BOLD] =
        cut_new(themed ? THEME_FONT_CONDENSED : family, PANGO_WEIGHT_BOLD, PANGO_STRETCH_CONDENSED);
}

int fonts_init(struct fonts *fonts, struct diag *diag, struct fault *fault)
{
    memset(fonts, 0, sizeof *fonts);
    PangoFontMap *map = pango_cairo_font_map_get_default();
    const char *family = choose_family(map);
    if (family == NULL) {
        return fault_set(fault, STATUS_CANNOT_CREATE,
                         "fonts: none is installed, so nothing can be drawn; install fonts-open-sans or "
                         "fonts-dejavu-core");
    }
    tell_once(map, family, diag);
    fonts->map = map;
    set_cuts(fonts, family);
    return 0;
}

void fonts_release(struct fonts *fonts)
{
    for (size_t i = 0; i < FONT_CUTS; i++) {
        pango_font_description_free(fonts->cuts[i]);
        fonts->cuts[i] = NULL;
    }
    fonts->map = NULL;
}

#include "report/pdf/pdf_fonts.h"

#include <string.h>

static int is_name(qpdf_data pdf, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name(pdf, object) && strcmp(qpdf_oh_get_name(pdf, object), name) == 0;
}

static void complete(qpdf_data pdf, qpdf_oh font)
{
    const qpdf_oh inner = qpdf_oh_get_key(pdf, font, "/DescendantFonts");
    for (int i = 0; qpdf_oh_is_array(pdf, inner) && i < qpdf_oh_get_array_n_items(pdf, inner); i++) {
        const qpdf_oh one = qpdf_oh_get_array_item(pdf, inner, i);
        if (is_name(pdf, qpdf_oh_get_key(pdf, one, "/Subtype"), "/CIDFontType2") &&
            !qpdf_oh_has_key(pdf, one, "/CIDToGIDMap")) {
            qpdf_oh_replace_key(pdf, one, "/CIDToGIDMap", qpdf_oh_new_name(pdf, "/Identity"));
        }
    }
}

void pdf_fonts_complete(qpdf_data pdf, qpdf_oh page)
{
    const qpdf_oh resources = qpdf_oh_get_key(pdf, page, "/Resources");
    const qpdf_oh fonts = qpdf_oh_is_dictionary(pdf, resources) ? qpdf_oh_get_key(pdf, resources, "/Font") : resources;
    if (!qpdf_oh_is_dictionary(pdf, fonts)) {
        return;
    }
    qpdf_oh_begin_dict_key_iter(pdf, fonts);
    while (qpdf_oh_dict_more_keys(pdf) != QPDF_FALSE) {
        complete(pdf, qpdf_oh_get_key(pdf, fonts, qpdf_oh_dict_next_key(pdf)));
    }
}

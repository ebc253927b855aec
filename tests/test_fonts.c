/* What is done where fonts are missing. Each case runs in a process of its own, before fontconfig has looked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/chart/canvas.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define NO_FONT "<fontconfig><cachedir>/nonexistent</cachedir></fontconfig>"
#define FALLBACK_ONLY \
    "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>/nonexistent</cachedir></fontconfig>"

/* Runs a case with fontconfig set up by the text given, or as it is; its result. */
static int run_apart(const char *configuration, int (*run)(void))
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    int status = -1;
    scratch_make(folder);
    scratch_join(path, folder, "fonts.conf");
    if (configuration != NULL) {
        scratch_write(folder, "fonts.conf", configuration);
    }
    (void)fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(configuration != NULL && setenv("FONTCONFIG_FILE", path, 1) != 0 ? 99 : run());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    scratch_remove(folder);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int start(struct fonts *fonts, struct diag *diag, struct fault *fault)
{
    diag_init(diag, stdout);
    fault_init(fault);
    return fonts_init(fonts, diag, fault);
}

static int expect_fault(void)
{
    struct fonts fonts;
    struct diag diag;
    struct fault fault;
    const int result = start(&fonts, &diag, &fault);
    return result == -1 && fault.status == STATUS_CANNOT_CREATE && strstr(fault.text, "fonts-dejavu-core") != NULL ? 0
                                                                                                                   : 1;
}

static int expect_one_warning(void)
{
    struct fonts fonts;
    struct diag diag;
    struct fault fault;
    if (start(&fonts, &diag, &fault) != 0 || diag.warnings != 1) {
        return 1;
    }
    fonts_release(&fonts);
    if (fonts_init(&fonts, &diag, &fault) != 0 || diag.warnings != 1) {
        return 2;
    }
    fonts_release(&fonts);
    return 0;
}

static int measure(const char *text, struct fault *fault)
{
    struct fonts fonts;
    struct diag diag;
    struct canvas canvas;
    const struct text_style style = {10, CUT_REGULAR, THEME_INK};
    if (start(&fonts, &diag, fault) != 0) {
        return 9;
    }
    canvas_init(&canvas, NULL, &fonts, LANGUAGE_SV);
    (void)canvas_text_width(&canvas, &style, text);
    const int result = canvas_check(&canvas, fault);
    canvas_release(&canvas);
    fonts_release(&fonts);
    return result;
}

/* A private character stands for one that no font has. */
static int expect_unknown_glyph(void)
{
    struct fault fault;
    return measure("prov \xF3\xB1\x88\xB4", &fault) == -1 && strstr(fault.text, "\"prov ") != NULL ? 0 : 1;
}

static int expect_swedish(void)
{
    struct fault fault;
    return measure("Åtta öar: −1 234,5 % – GR:s medelvärde…", &fault);
}

static void no_font_at_all_is_a_fault(void **state)
{
    (void)state;
    assert_int_equal(run_apart(NO_FONT, expect_fault), 0);
}

static void the_fallback_is_told_once(void **state)
{
    (void)state;
    assert_int_equal(run_apart(FALLBACK_ONLY, expect_one_warning), 0);
}

static void the_fallback_can_write_swedish(void **state)
{
    (void)state;
    assert_int_equal(run_apart(FALLBACK_ONLY, expect_swedish), 0);
}

static void the_theme_can_write_swedish(void **state)
{
    (void)state;
    assert_int_equal(run_apart(NULL, expect_swedish), 0);
}

static void a_character_without_a_glyph_is_a_fault_that_shows_the_text(void **state)
{
    (void)state;
    assert_int_equal(run_apart(NULL, expect_unknown_glyph), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_font_at_all_is_a_fault),
        cmocka_unit_test(the_fallback_is_told_once),
        cmocka_unit_test(the_fallback_can_write_swedish),
        cmocka_unit_test(the_theme_can_write_swedish),
        cmocka_unit_test(a_character_without_a_glyph_is_a_fault_that_shows_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

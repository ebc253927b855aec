#include "report/html/html_style.h"

#include <stddef.h>

/* The theme's colours by the names that the rules below know them by. */
static const struct {
    const char *name;
    theme_colour colour;
} variables[] = {
    {"ink", THEME_INK},     {"muted", THEME_MUTED}, {"rule", THEME_RULE},    {"link", THEME_REGION},
    {"paper", THEME_PAPER}, {"grid", THEME_GRID},   {"line", THEME_CONTEXT}, {"focus", THEME_CONTRAST},
};

static const char *const rules[] = {
    "*{box-sizing:border-box}",
    ("html{font:100%/1.55 'Open Sans','Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;color:var(--ink);"
     "background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}"),
    "body{margin:0 auto;max-width:64rem;padding:1.5rem 1.25rem 3rem;overflow-wrap:break-word}",
    "p,ul,ol,dl{max-width:44rem;margin:0 0 .9rem}",
    "h1{font-size:1.9rem;line-height:1.2;font-weight:600;margin:0 0 .4rem;max-width:44rem;hyphens:auto}",
    "h2{font-size:1.35rem;line-height:1.3;font-weight:600;margin:2.6rem 0 .6rem;hyphens:auto}",
    "h3{font-size:1.05rem;line-height:1.35;font-weight:600;margin:1.8rem 0 .4rem}",
    "a{color:var(--link);text-underline-offset:.15em}",
    ":focus-visible{outline:3px solid var(--focus);outline-offset:2px}",
    ".skip{position:absolute;left:.5rem;top:-5rem;background:var(--paper);padding:.5rem .8rem;z-index:3}",
    ".skip:focus{top:.5rem}",
    ".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}",
    ".sub{font-size:1.15rem;color:var(--muted)}",
    ".cover{list-style:none;padding:0;color:var(--muted);font-size:.9rem}",
    "header{border-top:3px solid var(--link);padding-top:1.1rem}",
    "nav{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.8rem 0;margin:1.2rem 0}",
    "nav h2{font-size:1rem;margin:0 0 .4rem}",
    "nav ol,nav ul{padding-left:1.3rem;margin:0;columns:18rem 2;max-width:none}",
    "nav ol ol{columns:auto}",
    "nav li{break-inside:avoid;padding:.15rem 0}",
    "nav details{margin-top:.5rem}",
    ".home{margin:0 0 1rem}",
    "summary{cursor:pointer;color:var(--link);padding:.2rem 0;width:fit-content}",
    "figure{margin:1.8rem 0;padding:0}",
    ".label{display:block;color:var(--muted);font-size:.85rem}",
    ".title{display:block;font-weight:600;font-size:1.05rem;line-height:1.35;max-width:44rem}",
    ".subtitle{display:block;color:var(--muted);font-size:.9rem;max-width:44rem}",
    ".note,.notes,.source{font-size:.85rem;line-height:1.45;color:var(--muted)}",
    ".notes{list-style:none;padding:0;margin:.4rem 0 0}",
    ".source{margin:.4rem 0 0}",
    "dt{font-weight:600;margin-top:.7rem}",
    "dd{margin:.1rem 0 0;color:var(--ink)}",
    ".scroll{overflow-x:auto;max-width:100%;scrollbar-width:thin;position:relative}",
    ("table{border-collapse:collapse;font-size:.9rem;line-height:1.35;font-variant-numeric:tabular-nums;"
     "border-bottom:1px solid var(--line)}"),
    "caption{text-align:left;padding:0 0 .4rem}",
    /* As wide as its words, not as its table; but never wider than the window. */
    "caption>span{display:block;width:max-content;position:sticky;left:0;max-width:min(44rem,calc(100vw - 2.6rem))}",
    ("thead th{vertical-align:bottom;border-top:1px solid var(--line);border-bottom:1px solid var(--line);"
     "font-weight:600}"),
    "th,td{padding:.28rem .6rem;text-align:left;vertical-align:top}",
    "th:first-child{padding-left:.2rem}",
    "tbody th{font-weight:400}",
    "time{white-space:nowrap}",
    ".ref th,.ref td{font-weight:600}",
    "tbody.ref{border-top:1px solid var(--rule)}",
    "tbody tr:hover>*{box-shadow:inset 0 -1px var(--line)}",
    ".r{text-align:right;white-space:nowrap}",
    ".c{text-align:center}",
    "thead .r,thead .c{white-space:normal;min-width:4.2rem}",
    ".none{color:var(--muted)}",
    ".m a{color:inherit}",
    ".m{position:absolute;margin-left:.2em;font-size:.75em;vertical-align:super;line-height:0}",
    ".b1,.b2,.b3{border-left:2px solid var(--paper)}",
    ".b{margin-right:.4em;font-size:.7em}",
    ".legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.5rem 0 0;font-size:.85rem}",
    ".legend .key{display:inline-block;padding:0 .5em;margin-right:.45em}",
    ("th "
     "button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;text-align:inherit;cursor:pointer;"
     "text-decoration:underline dotted;text-underline-offset:.2em}"),
    "th[aria-sort] button::after{content:' \\2193';text-decoration:none}",
    "th[aria-sort=ascending] button::after{content:' \\2191'}",
    ("svg{display:block;font-family:'Open Sans','Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;"
     "font-variant-numeric:tabular-nums}"),
    ".chart{margin:.7rem 0 .4rem;position:relative;max-width:46rem}",
    ".chart>svg{width:100%;height:auto}",
    ".chart>.narrow{display:none}",
    ".t1{font-weight:600}.t2{font-weight:300;font-stretch:condensed}.t3{font-weight:700;font-stretch:condensed}",
    ".n{fill:none;stroke-linejoin:round}",
    ".spot{fill:none;pointer-events:all}",
    ".trend{display:inline-block;vertical-align:middle}",
    (".tip{position:absolute;z-index:2;background:var(--ink);color:var(--paper);padding:.2rem .55rem;font-size:.85rem;"
     "max-width:16rem;border-radius:2px;pointer-events:none}"),
    ".reports{list-style:none;padding:0}",
    ".reports p{margin:0}",
    ".all .subtitle{display:inline;padding-left:.5rem;font-size:.85rem}",
    ".downloads a{display:inline-block;margin-right:.8rem}",
    ".reports li{margin:0 0 1.2rem}",
    ".files{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0}",
    "footer{border-top:1px solid var(--rule);margin-top:3rem;padding-top:.9rem;font-size:.85rem;color:var(--muted)}",
    NULL,
};

static const char *const narrow[] = {
    "body{padding:1rem 1rem 2rem}",
    "h1{font-size:1.5rem}",
    "h2{font-size:1.2rem;margin-top:2rem}",
    "th,td{padding:.28rem .45rem}",
    /* The name of a row stays in sight where its table is drawn aside. */
    "tbody th{position:sticky;left:0;z-index:1;background:var(--paper);max-width:min(12rem,60vw);hyphens:auto}",
    "thead th:first-child{position:sticky;left:0;z-index:1;background:var(--paper)}",
    ".all .subtitle{display:block;padding:0}",
    ".all time{white-space:normal}",
    ".files a,.downloads a{padding:.25rem 0}",
    ".chart>.wide{display:none}",
    ".chart>.narrow{display:block}",
    NULL,
};

static const char *const print[] = {
    "@page{size:A4;margin:18mm 18mm 20mm}",
    "html{font-size:9.5pt}",
    "body{max-width:none;padding:0}",
    ".skip,.home,.files,.file,.downloads,nav,details,.tip{display:none}",
    "h2,h3,dt{break-after:avoid}",
    "dd{break-inside:avoid}",
    "figure,tr,.chart{break-inside:avoid}",
    ".long,.long .scroll{break-inside:auto}",
    ".scroll{overflow:visible}",
    "table{font-size:7.5pt}",
    "th,td{padding:.2rem .35rem}",
    "thead .r,thead .c{min-width:0}",
    "caption>span{position:static;max-width:none}",
    "thead{display:table-header-group}",
    "a{color:inherit;text-decoration:none}",
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}",
    NULL,
};

static void append_list(struct buffer *buffer, const char *const *list)
{
    for (; *list != NULL; list++) {
        buffer_printf(buffer, "%s\n", *list);
    }
}

static unsigned shown(theme_colour colour, int dark)
{
    return dark ? theme_dark(colour) : colour;
}

static void append_scheme(struct buffer *buffer, const struct palette *palette, int dark)
{
    buffer_printf(buffer, ":root{color-scheme:%s", dark ? "dark" : "light");
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        buffer_printf(buffer, ";--%s:#%06X", variables[i].name, shown(variables[i].colour, dark));
    }
    buffer_text(buffer, "}\n");
    for (int band = BAND_LOW; band <= BAND_HIGH; band++) {
        const struct theme_fill fill = theme_fill_of((enum band)band);
        buffer_printf(buffer, ".b%d{background:#%06X;color:#%06X}.b%d .b{color:#%06X}\n", band, shown(fill.fill, dark),
                      shown(fill.text, dark), band, shown(fill.marker_colour, dark));
    }
    palette_append_rules(palette, buffer, dark);
}

void html_style_append(struct buffer *buffer, const struct palette *palette)
{
    append_list(buffer, rules);
    append_scheme(buffer, palette, 0);
    buffer_text(buffer, "@media screen and (prefers-color-scheme:dark){\n");
    append_scheme(buffer, palette, 1);
    buffer_text(buffer, "}\n@media screen and (max-width:37.5rem){\n");
    append_list(buffer, narrow);
    buffer_text(buffer, "}\n@media print{\n");
    append_list(buffer, print);
    buffer_text(buffer, "}\n");
}

#include "report/pdf/pdf_description.h"

#include "base/xml.h"

const char *pdf_description_language(const struct pdf_description *description)
{
    return language_pick(description->language, "sv-SE", "en-GB");
}

/* <dc:title><rdf:Alt><rdf:li xml:lang="x-default">TEXT</rdf:li></rdf:Alt></dc:title> */
static void put_alternatives(struct buffer *buffer, const char *name, const char *text)
{
    buffer_printf(buffer, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
    xml_append(buffer, text);
    buffer_printf(buffer, "</rdf:li></rdf:Alt></%s>\n", name);
}

static void put_list(struct buffer *buffer, const char *name, const char *kind, const char *text)
{
    buffer_printf(buffer, "<%s><rdf:%s><rdf:li>", name, kind);
    xml_append(buffer, text);
    buffer_printf(buffer, "</rdf:li></rdf:%s></%s>\n", kind, name);
}

void pdf_description_metadata(const struct pdf_description *description, struct buffer *buffer)
{
    char made[CLOCK_TEXT_MAX];
    clock_format(date_to_time(&description->made), made);
    buffer_text(buffer, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    put_alternatives(buffer, "dc:title", description->title);
    put_alternatives(buffer, "dc:description", description->subject);
    if (description->author[0] != '\0') {
        put_list(buffer, "dc:creator", "Seq", description->author);
    }
    put_list(buffer, "dc:language", "Bag", pdf_description_language(description));
    buffer_printf(buffer,
                  "<xmp:CreatorTool>nyckeltal</xmp:CreatorTool>\n<xmp:CreateDate>%s</xmp:CreateDate>\n"
                  "<xmp:ModifyDate>%s</xmp:ModifyDate>\n<pdfuaid:part>1</pdfuaid:part>\n",
                  made, made);
    buffer_text(buffer, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

#include "report/figure_notes.h"

#include "report/above_whole_note.h"
#include "report/break_note.h"
#include "report/preliminary_note.h"

void figure_notes(struct document *document)
{
    break_notes(document);
    above_whole_notes(document);
    preliminary_notes(document);
}

/*
 * program_mark.h - which program this is: its version and a digest of its file, so that another build of the same version
 * is not taken for it.
 */
#ifndef REPORT_PROGRAM_MARK_H
#define REPORT_PROGRAM_MARK_H

/* "0.1.0+a1b2c3d4e5f6" and the NUL. */
#define PROGRAM_MARK_MAX 64

/* Where the file of the running program cannot be read, only the version. */
void program_mark(char mark[PROGRAM_MARK_MAX]);

#endif

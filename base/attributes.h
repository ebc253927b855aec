/* attributes.h - compiler hints that the rest of the house may use freely. */
#ifndef BASE_ATTRIBUTES_H
#define BASE_ATTRIBUTES_H

#if defined(__GNUC__)
#define PRINTF_LIKE(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#define FORMAT_LIKE(at) __attribute__((format_arg(at)))
#define MUST_CHECK __attribute__((warn_unused_result))
#else
#define PRINTF_LIKE(format_at, first_at)
#define FORMAT_LIKE(at)
#define MUST_CHECK
#endif

#endif

/* Counts what Cairo, FreeType and fontconfig hold for the program, for scripts/test-faults.py: what was made, less what was given
   back, a line a kind, is written to the file OBJECTS at the end. */
#define _GNU_SOURCE
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>

static long surfaces, contexts, options, fonts, faces, libraries, patterns;
#define CHANGE(count, by) __atomic_add_fetch(&count, by, __ATOMIC_RELAXED)
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MADE(count, type, name, parameters, arguments)                                                                         \
  type name parameters {                                                                                                       \
    CHANGE(count, 1);                                                                                                          \
    return NEXT(name) arguments;                                                                                               \
  }
#define GIVEN(count, name, type)                                                                                               \
  void name(type *object) {                                                                                                    \
    CHANGE(count, -1);                                                                                                         \
    NEXT(name)(object);                                                                                                        \
  }

MADE(surfaces, cairo_surface_t *, cairo_svg_surface_create_for_stream, (cairo_write_func_t f, void *c, double w, double h), (f, c, w, h))
MADE(surfaces, cairo_surface_t *, cairo_pdf_surface_create_for_stream, (cairo_write_func_t f, void *c, double w, double h), (f, c, w, h))
MADE(surfaces, cairo_surface_t *, cairo_image_surface_create, (cairo_format_t f, int w, int h), (f, w, h))
MADE(surfaces, cairo_surface_t *, cairo_image_surface_create_for_data, (unsigned char *d, cairo_format_t f, int w, int h, int s), (d, f, w, h, s))
GIVEN(surfaces, cairo_surface_destroy, cairo_surface_t)
MADE(contexts, cairo_t *, cairo_create, (cairo_surface_t * s), (s))
GIVEN(contexts, cairo_destroy, cairo_t)
MADE(options, cairo_font_options_t *, cairo_font_options_create, (void), ())
GIVEN(options, cairo_font_options_destroy, cairo_font_options_t)
MADE(fonts, cairo_font_face_t *, cairo_ft_font_face_create_for_ft_face, (FT_Face f, int l), (f, l))
GIVEN(fonts, cairo_font_face_destroy, cairo_font_face_t)
MADE(faces, FT_Error, FT_New_Face, (FT_Library l, const char *p, FT_Long i, FT_Face *f), (l, p, i, f))
MADE(libraries, FT_Error, FT_Init_FreeType, (FT_Library * l), (l))
FT_Error FT_Done_Face(FT_Face face) {
  CHANGE(faces, -1);
  return NEXT(FT_Done_Face)(face);
}
FT_Error FT_Done_FreeType(FT_Library library) {
  CHANGE(libraries, -1);
  return NEXT(FT_Done_FreeType)(library);
}
GIVEN(patterns, FcPatternDestroy, FcPattern)

static void __attribute__((destructor)) tell(void) {
  FILE *file = fopen(getenv("OBJECTS") ? getenv("OBJECTS") : "/dev/null", "w");
  if (!file) return;
  fprintf(file, "surfaces %ld contexts %ld options %ld fonts %ld faces %ld libraries %ld patterns %ld\n", surfaces, contexts, options, fonts, faces, libraries, patterns);
  fclose(file);
}

/* The floor of the benchmarks: the chart of templates/charts/cosine.json, drawn by hand with Cairo.
 *
 *   cc -O2 floor.c -o floor $(pkg-config --cflags --libs cairo-ft)
 *   floor svg OUT.svg      720 x 432 px
 *   floor png OUT.png      the same at twice the size
 *
 * It knows every coordinate beforehand and reads no spec; all else is as in lrplot: the same shapes and texts, the
 * font file opened through FreeType (no fontconfig), hinting off, metrics unhinted, text as outlines.
 *
 * Exit codes: 0 done, 64 usage, 66 no font, 70 Cairo or FreeType failed, 73 cannot write.
 */
#include <cairo-ft.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <stdio.h>
#include <string.h>

enum { DONE = 0, USAGE = 64, NO_FONT = 66, INTERNAL = 70, CANNOT_WRITE = 73 };

enum { INK = 0x1b1f24, INK2 = 0x57606a, AXIS = 0x8b949e, GRID = 0xe3e6ea, BLUE = 0x1c4bb5, WHITE = 0xffffff };
enum { WARMUP = 0xfcf1df, DECAY = 0xeef4fb };

/* The panel in px; steps 0 ... 10,000 and rates 0 ... 0.1 run along its edges. */
static const double left = 64, right = 694, top = 82, bottom = 370, peak_y = 104;
static const double width = 720, height = 432, two_pi = 6.283185307179586;

static cairo_font_face_t *regular, *bold;

static double x_of(double step) { return left + (right - left) * step / 10000; }
static double y_of(double rate) { return bottom - (bottom - peak_y) * rate / 0.1; }

static void ink(cairo_t *cr, int rgb) {
  cairo_set_source_rgb(cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static void box(cairo_t *cr, int rgb, double x0, double y0, double x1, double y1) {
  ink(cr, rgb);
  cairo_rectangle(cr, x0, y0, x1 - x0, y1 - y0);
  cairo_fill(cr);
}

static void line(cairo_t *cr, int rgb, double x0, double y0, double x1, double y1) {
  ink(cr, rgb);
  cairo_set_line_width(cr, 1);
  cairo_move_to(cr, x0, y0);
  cairo_line_to(cr, x1, y1);
  cairo_stroke(cr);
}

/* anchor: 0 starts at x, 0.5 is centred on it, 1 ends there. Returns where the text ends. */
static double text(cairo_t *cr, cairo_font_face_t *face, double size, int rgb, double x, double y, double anchor,
                   const char *utf8) {
  cairo_text_extents_t extents;
  cairo_set_font_face(cr, face);
  cairo_set_font_size(cr, size);
  cairo_text_extents(cr, utf8, &extents);
  ink(cr, rgb);
  x -= anchor * extents.x_advance;
  cairo_move_to(cr, x, y);
  cairo_show_text(cr, utf8);
  return x + extents.x_advance;
}

/* Italics are the upright sheared. */
static double italic(cairo_t *cr, double size, int rgb, double x, double y, const char *utf8) {
  cairo_matrix_t sheared;
  cairo_text_extents_t extents;
  cairo_matrix_init(&sheared, size, 0, -0.2 * size, size, 0, 0);
  cairo_set_font_face(cr, regular);
  cairo_set_font_matrix(cr, &sheared);
  cairo_text_extents(cr, utf8, &extents);
  ink(cr, rgb);
  cairo_move_to(cr, x, y);
  cairo_show_text(cr, utf8);
  return x + extents.x_advance;
}

static void dot(cairo_t *cr, double x, double y) {
  ink(cr, WHITE);
  cairo_arc(cr, x, y, 5, 0, two_pi);
  cairo_fill(cr);
  ink(cr, BLUE);
  cairo_arc(cr, x, y, 4, 0, two_pi);
  cairo_fill(cr);
}

static void head(cairo_t *cr) {
  text(cr, bold, 15, INK, left, 28, 0, "Cosine decay with linear warmup");
  text(cr, regular, 12, INK2, left, 46, 0,
       "Peak 0.1 after 1,000 steps, then half a cosine down to 0.001 at the last step");
  double x = text(cr, regular, 11.5, INK2, left, 73, 0, "learning rate ");
  x = italic(cr, 11.5, INK2, x, 73, "\u03b7");
  italic(cr, 0.72 * 11.5, INK2, x, 73 + 0.2 * 11.5, "t");
}

static void panel(cairo_t *cr) {
  static const char *rates[] = {"0", "0.02", "0.04", "0.06", "0.08", "0.10"};
  static const char *steps[] = {"0", "2k", "4k", "6k", "8k", "10k"};
  static const char *epochs[] = {"0", "5", "10", "15", "20", "25"};

  box(cr, WARMUP, left, top, x_of(1000), bottom);
  box(cr, DECAY, x_of(1000), top, right, bottom);
  for (int i = 0; i < 6; i++) {
    double y = y_of(0.02 * i);
    if (i > 0) line(cr, GRID, left, y, right, y);
    text(cr, regular, 11, INK2, left - 8, y + 4, 1, rates[i]);
  }
  line(cr, AXIS, left, bottom, right, bottom);
  for (int i = 0; i < 6; i++) {
    double x = x_of(2000 * i);
    line(cr, AXIS, x, bottom, x, bottom + 5);
    text(cr, regular, 11, INK2, x, 388, 0.5, steps[i]);
  }
  for (int i = 0; i < 6; i++) {
    double x = x_of(5 * 391 * i);
    line(cr, AXIS, x, 393, x, 396);
    text(cr, regular, 11, INK2, x, 408, 0.5, epochs[i]);
  }
  text(cr, regular, 11, INK2, left - 14, 388, 1, "step");
  text(cr, regular, 11, INK2, left - 14, 408, 1, "epoch");
  text(cr, regular, 11, INK2, x_of(500), bottom - 7, 0.5, "warmup");
  text(cr, regular, 11, INK2, x_of(5500), bottom - 7, 0.5, "decay");
}

static void curve(cairo_t *cr) {
  cairo_save(cr);
  cairo_rectangle(cr, left, top, right - left, bottom + 2 - top);
  cairo_clip(cr);
  cairo_move_to(cr, x_of(0), y_of(0.0001));
  cairo_line_to(cr, x_of(999), y_of(0.1));
  /* cos(pi i/148) by turning a unit vector, which spares the command above an -lm */
  const double c1 = 0.9997747161747694, s1 = 0.021225383333623535;
  double c = 1, s = 0;
  for (int i = 0; i <= 148; i++) {
    cairo_line_to(cr, x_of(1000 + 9000 * i / 148.0), y_of(0.001 + 0.099 * (1 + c) / 2));
    double turned = c * c1 - s * s1;
    s = s * c1 + c * s1;
    c = turned;
  }
  ink(cr, BLUE);
  cairo_set_line_width(cr, 2);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cr);
  cairo_restore(cr);
}

static void marks(cairo_t *cr) {
  dot(cr, x_of(999), y_of(0.1));
  text(cr, regular, 11, BLUE, x_of(999) - 3, y_of(0.1) - 10, 0, "peak 0.1 at step 999");
  dot(cr, x_of(10000), y_of(0.001));
  text(cr, regular, 11, BLUE, right - 6, y_of(0.001) - 12, 1, "final 0.001");
}

static void draw(cairo_t *cr) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cr, options);
  cairo_font_options_destroy(options);
  box(cr, WHITE, 0, 0, width, height);
  head(cr);
  panel(cr);
  curve(cr);
  marks(cr);
}

static FT_Face open_face(FT_Library library, const char *file) {
  static const char *folders[] = {"/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts",
                                  "/usr/share/fonts/TTF", "/usr/share/fonts/dejavu"};
  FT_Face face = NULL;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folders[i], file);
    if (FT_New_Face(library, path, 0, &face) == 0) return face;
  }
  fprintf(stderr, "floor: error: found no %s\n", file);
  return NULL;
}

/* Draws on the surface and, for PNG, writes it. */
static int render(cairo_surface_t *surface, double scale, const char *png) {
  cairo_t *cr = cairo_create(surface);
  cairo_scale(cr, scale, scale);
  draw(cr);
  cairo_status_t status = cairo_status(cr);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  if (!status && png) status = cairo_surface_write_to_png(surface, png);
  cairo_surface_finish(surface);
  if (!status) status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (!status) return DONE;
  fprintf(stderr, "floor: error: %s\n", cairo_status_to_string(status));
  return status == CAIRO_STATUS_WRITE_ERROR ? CANNOT_WRITE : INTERNAL;
}

int main(int argc, char **argv) {
  int svg = argc == 3 && strcmp(argv[1], "svg") == 0;
  if (!svg && !(argc == 3 && strcmp(argv[1], "png") == 0)) {
    fprintf(stderr, "usage: floor svg|png OUT\n");
    return USAGE;
  }

  FT_Library library;
  if (FT_Init_FreeType(&library)) {
    fprintf(stderr, "floor: error: FreeType does not start\n");
    return INTERNAL;
  }
  FT_Face regular_file = open_face(library, "DejaVuSans.ttf");
  FT_Face bold_file = open_face(library, "DejaVuSans-Bold.ttf");
  if (!regular_file || !bold_file) return NO_FONT;
  regular = cairo_ft_font_face_create_for_ft_face(regular_file, FT_LOAD_NO_HINTING);
  bold = cairo_ft_font_face_create_for_ft_face(bold_file, FT_LOAD_NO_HINTING);

  if (svg) {
    cairo_surface_t *surface = cairo_svg_surface_create(argv[2], width, height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
    return render(surface, 1, NULL);
  }
  return render(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2 * (int)width, 2 * (int)height), 2, argv[2]);
}

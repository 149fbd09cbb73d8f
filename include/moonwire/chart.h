/* SPDX-License-Identifier: MIT */
/* chart.h -- a frame as a picture.
 *
 * A chart says which columns of a frame are drawn and how. The same chart is drawn as SVG, in block
 * characters and as Vega-Lite, of the same bytes on every machine: positions are whole tenths of a
 * pixel, text is measured by a fixed table, and the network's layout starts from a fixed seed. */
#ifndef MOONWIRE_CHART_H
#define MOONWIRE_CHART_H

#include <moonwire/frame.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Which columns a kind needs, and which it takes besides:
 *
 *   bars       label, value        low, high: a line with a point on it instead of a bar from zero
 *   lines      date, value         low, high: the spread of each point; series: a line for each
 * text lanes      date, label         since: a line from there; series: a lane each; state: which
 * mark matrix     label, columns      each different text of a cell is a mark; a number is printed
 *   network    from, to            value: how strong a tie is; state: its colour and dashes
 *   multiples  label, value, series   a small chart of bars for each series, all by one axis
 *
 * Dates are 2022-08-03, 2022-W30, 2022-08 or 2022; a row without what its kind needs is not drawn.
 */
typedef enum mw_chart_kind {
    MW_CHART_BARS,
    MW_CHART_LINES,
    MW_CHART_LANES,
    MW_CHART_MATRIX,
    MW_CHART_NETWORK,
    MW_CHART_MULTIPLES
} mw_chart_kind;

typedef struct mw_chart { /* names of columns; MW_NONE: none. Lent for the call */
    mw_str title;
    const mw_str *label; /* up to three columns that name a row */
    size_t label_count;
    mw_str value, low, high;
    mw_chart_kind kind;
    mw_str date, since, series, state, from, to;
    const mw_str *columns; /* of a matrix */
    size_t column_count;
    const mw_str *states; /* their order, which is that of the marks; others follow as they come */
    size_t state_count;
} mw_chart;

/* The kind of this name ("lines"); false: there is none. */
MW_API bool mw_chart_kind_named(mw_str name, mw_chart_kind *kind);

/* A chart for a table of which nobody said how: lines of its first numbers where a column holds days,
 * a line for each of its texts; else bars of its first numbers, named by its first texts. `label` is
 * the caller's room for one name; names are the frame's own. */
MW_API void mw_chart_guess(const mw_frame *frame, mw_chart *how, mw_str *label);

struct mw_buf;
/* A file of its own: style for light and dark inside, nothing asked of anybody, all texts escaped.
 * MW_EARG: a column that the kind needs is not named or not there, or nothing in it can be drawn.
 */
MW_API bool mw_chart_draw(const mw_frame *frame, const mw_chart *chart, struct mw_buf *out,
                          mw_error *err);
/* The same in characters, at most `width` columns (0: 100). */
MW_API bool mw_chart_print(const mw_frame *frame, const mw_chart *chart, size_t width,
                           struct mw_buf *out, mw_error *err);
/* The same as Vega-Lite, version 5, with its rows inside. */
MW_API bool mw_chart_vega(const mw_frame *frame, const mw_chart *chart, struct mw_buf *out,
                          mw_error *err);

#ifdef __cplusplus
}
#endif
#endif

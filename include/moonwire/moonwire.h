/* SPDX-License-Identifier: MIT */
/* moonwire.h -- all of libmoonwire, in the order in which an article is read. */
#ifndef MOONWIRE_MOONWIRE_H
#define MOONWIRE_MOONWIRE_H

#include <moonwire/str.h>
#include <moonwire/error.h>
#include <moonwire/text.h>
#include <moonwire/article.h>
#include <moonwire/reader.h>
#include <moonwire/model.h>
#include <moonwire/annotate.h>
#include <moonwire/run.h>
#include <moonwire/statistic.h>
#include <moonwire/tally.h>
#include <moonwire/pairs.h>
#include <moonwire/series.h>
#include <moonwire/terms.h>
#include <moonwire/collocates.h>
#include <moonwire/bigrams.h>
#include <moonwire/neardup.h>
#include <moonwire/network.h>
#include <moonwire/frame.h>
#include <moonwire/decisions.h>
#include <moonwire/part.h>
#include <moonwire/store.h>
#include <moonwire/chart.h>
#include <moonwire/report.h>
#include <moonwire/verify.h>
#include <moonwire/diff.h>

#endif

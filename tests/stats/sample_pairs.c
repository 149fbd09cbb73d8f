/* SPDX-License-Identifier: MIT */
/* Generated articles through the statistic of copies, and what came of it. Ids are numbers, so the known cluster of an
 * article is an array's cell. */
#include "stats/sample_pairs.h"

#include <moonwire/neardup.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIRE_SHARE = 4 }; /* every fourth report is copied */

typedef struct sheet {
    mw_neardup *copies;
    uint32_t *event, *origin; /* known and found, by article; a decoy's event is its own */
    newsroom_kind *kind;
    uint32_t count;
    mw_buf text;
} sheet;

static void put(sheet *s, newsroom_kind kind, uint32_t known, const char *outlet, uint32_t day)
{
    char id[16], date[16], desk[16];
    snprintf(id, sizeof id, "%u", s->count);
    snprintf(date, sizeof date, "2022-%02u-%02u", 1 + day / 28 % 12, 1 + day % 28);
    snprintf(desk, sizeof desk, "Desk %u", s->count % 97);
    mw_copy_head head = {mw_str_of(id), mw_str_of(date), mw_str_of(outlet ? outlet : desk), MW_NONE, {0, 0}};
    if (!mw_neardup_add(s->copies, &head, mw_buf_str(&s->text), NULL))
        abort();
    s->event[s->count] = known;
    s->kind[s->count++] = kind;
    mw_buf_clear(&s->text);
}

static bool begin(sheet *s, uint32_t most)
{
    *s = (sheet){.copies = mw_neardup_new(NULL), .event = calloc(most, sizeof *s->event),
                 .origin = calloc(most, sizeof *s->origin), .kind = calloc(most, sizeof *s->kind)};
    return s->copies && s->event && s->origin && s->kind;
}

static void find(sheet *s)
{
    size_t count;
    mw_copy_link *links = mw_neardup_links(s->copies, &count, NULL);
    if (!links || count != s->count)
        abort();
    for (size_t i = 0; i < count; i++)
        s->origin[strtoul(links[i].article.data, NULL, 10)] = (uint32_t)strtoul(links[i].origin.data, NULL, 10);
    mw_neardup_free_links(links);
}

static void end(sheet *s)
{
    mw_neardup_free(s->copies);
    mw_buf_free(&s->text);
    free(s->event);
    free(s->origin);
    free(s->kind);
}

static void count_pairs(const sheet *s, pairs_found *found)
{
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = i + 1; k < s->count; k++) {
            bool known = s->event[i] == s->event[k], joined = s->origin[i] == s->origin[k];
            found->known += known;
            found->found += joined;
            found->right += known && joined;
        }
}

bool pairs_measure(uint32_t articles, pairs_found *found)
{
    sheet s;
    uint32_t reports = articles * 6 / 10, copies = articles * 3 / 10, copied = reports / WIRE_SHARE;
    if (!begin(&s, articles)) {
        end(&s);
        return false;
    }
    for (uint32_t i = 0; i < articles; i++) {
        uint32_t of = i < reports ? i : (i - reports) % copied;
        newsroom_kind kind = i < reports            ? NEWSROOM_REPORT
                             : i < reports + copies ? (newsroom_kind)(NEWSROOM_SAME + (i * 7 + i / 5) % 5)
                                                    : NEWSROOM_DECOY;
        newsroom_write(&s.text, kind, of, i);
        put(&s, kind, kind == NEWSROOM_DECOY ? articles + i : of, NULL, of % 300 + (i >= reports));
    }
    find(&s);
    count_pairs(&s, found);
    for (uint32_t i = reports; i < articles; i++) {
        found->written[s.kind[i]]++;
        found->joined[s.kind[i]] += s.origin[i] == s.origin[(i - reports) % copied];
    }
    end(&s);
    return true;
}

double pairs_precision(const pairs_found *found)
{
    return found->found ? (double)found->right / (double)found->found : 1;
}

double pairs_recall(const pairs_found *found)
{
    return found->known ? (double)found->right / (double)found->known : 1;
}

unsigned pairs_joined_of(newsroom_kind kind, uint32_t reports)
{
    sheet s;
    unsigned joined = 0;
    if (begin(&s, 2 * reports)) {
        for (uint32_t i = 0; i < 2 * reports; i++) { /* events far apart: a live page holds those that follow */
            newsroom_write(&s.text, i < reports ? NEWSROOM_REPORT : kind, i % reports * 5, i);
            put(&s, kind, i, NULL, i % reports + (i >= reports));
        }
        find(&s);
        for (uint32_t i = 0; i < reports; i++)
            joined += s.origin[i] == s.origin[i + reports];
    }
    end(&s);
    return joined;
}

unsigned pairs_bulletins_joined(uint32_t days, const char *outlet)
{
    sheet s;
    unsigned joined = 0;
    if (begin(&s, days)) {
        for (uint32_t i = 0; i < days; i++) {
            newsroom_bulletin(&s.text, i);
            put(&s, NEWSROOM_REPORT, i, outlet, i);
        }
        find(&s);
        for (uint32_t i = 0; i < days; i++)
            joined += s.origin[i] != i;
    }
    end(&s);
    return joined;
}

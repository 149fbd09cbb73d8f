/* SPDX-License-Identifier: MIT */
/* Two reports side by side: pairs by what an item is, then by its first words where they tell it
 * apart. */
#include "base/map.h"
#include "frame/print.h"
#include "run/diff_impl.h"

typedef struct pairing {
    items old, fresh;
    uint32_t *of; /* of each new item the old one, plus one; 0: none */
    bool lines;
    mw_str section; /* whose heading was printed last */
    bool headed;
    mw_buf *out;
    mw_diff_counts *counts;
} pairing;

/* ---- pairs */

/* The next of several with one key stand behind the first, in order. */
typedef struct chains {
    mw_map first;   /* key -> index + 1 of the next that is free */
    uint32_t *next; /* index + 1; 0: the last */
} chains;

static mw_str key_of(const item *i, bool loose)
{
    return loose ? i->loose : i->key;
}

static bool chain(chains *c, const items *all, bool loose, mw_error *err)
{
    for (size_t i = all->count; i-- > 0;) { /* backwards, so that each chain is in order */
        if (all->list[i].paired || !key_of(&all->list[i], loose).len)
            continue;
        uint64_t *place = mw_map_put(&c->first, key_of(&all->list[i], loose), NULL, err);
        if (!place)
            return false;
        c->next[i] = (uint32_t)*place;
        *place = i + 1;
    }
    return true;
}

/* By full keys the first goes with the first; loosely only one with one. */
static bool pair(pairing *p, bool loose, mw_error *err)
{
    chains old = {.next = mw_arena_get(p->old.arena, (p->old.count + 1) * sizeof *old.next, err)};
    chains fresh = {
        .next = mw_arena_get(p->fresh.arena, (p->fresh.count + 1) * sizeof *fresh.next, err)};
    bool good = old.next && fresh.next && chain(&old, &p->old, loose, err) &&
                chain(&fresh, &p->fresh, loose, err);
    for (size_t i = 0; good && i < p->fresh.count; i++) {
        item *now = &p->fresh.list[i];
        mw_str key = key_of(now, loose);
        uint64_t *was = now->paired || !key.len ? NULL : mw_map_get(&old.first, key);
        uint64_t *own = was ? mw_map_get(&fresh.first, key) : NULL;
        bool several = was && loose && *was && (old.next[*was - 1] || fresh.next[*own - 1]);
        if (!was || !*was || several)
            continue;
        p->of[i] = (uint32_t)*was;
        p->old.list[*was - 1].paired = now->paired = true;
        *was = old.next[*was - 1];
    }
    mw_map_free(&old.first);
    mw_map_free(&fresh.first);
    return good;
}

/* ---- what came of them */

static void put_list(mw_json *j, const char *key, mw_str cites)
{
    mw_str cite;
    mw_json_key(j, key);
    mw_json_open(j, '[');
    while (mw_str_cut(&cites, ' ', &cite))
        if (cite.len)
            mw_json_text(j, cite);
    mw_json_close(j, ']');
}

static void tell_line(pairing *p, const char *what, const item *old, const item *now)
{
    mw_json j = {.out = p->out};
    mw_json_open(&j, '{');
    mw_json_key(&j, "section");
    mw_json_text(&j, (now ? now : old)->section);
    mw_json_key(&j, "what");
    mw_json_text(&j, mw_str_of(what));
    mw_json_key(&j, "old");
    mw_json_text(&j, old ? old->text : MW_NONE);
    mw_json_key(&j, "new");
    mw_json_text(&j, now ? now->text : MW_NONE);
    put_list(&j, "old_cites", old ? old->cites : MW_STR(""));
    put_list(&j, "new_cites", now ? now->cites : MW_STR(""));
    mw_json_close(&j, '}');
    mw_buf_char(p->out, '\n');
}

static void put_heading(pairing *p, mw_str section)
{
    if (p->headed && mw_str_equal(p->section, section))
        return;
    mw_buf_add(p->out, p->headed ? MW_STR("\n") : MW_STR(""));
    mw_print_clean(section.len ? section : MW_STR("(before the first heading)"), p->out);
    mw_buf_char(p->out, '\n');
    p->section = section;
    p->headed = true;
}

static size_t count_of(mw_str cites)
{
    size_t count = 0;
    mw_str cite;
    while (mw_str_cut(&cites, ' ', &cite))
        count += cite.len > 0;
    return count;
}

static void tell_text(pairing *p, const char *what, const item *old, const item *now)
{
    put_heading(p, (now ? now : old)->section);
    mw_buf_print(p->out, "  %-10s  ", what);
    mw_print_clean((old ? old : now)->text, p->out);
    if (old && now && !mw_str_equal(old->text, now->text)) {
        mw_buf_add(p->out, MW_STR("\n          \xe2\x86\x92   "));
        mw_print_clean(now->text, p->out);
    } else if (old && now) {
        mw_buf_print(p->out, " (spans: %zu, now %zu)", count_of(old->cites), count_of(now->cites));
    }
    mw_buf_char(p->out, '\n');
}

static void tell(pairing *p, const char *what, const item *old, const item *now, uint64_t *counter)
{
    ++*counter;
    if (p->lines)
        tell_line(p, what, old, now);
    else
        tell_text(p, what, old, now);
}

/* In the order of the new report; what is gone stands at the end of its section, or last. */
static void tell_gone(pairing *p, const mw_str *section)
{
    for (size_t i = 0; i < p->old.count; i++) {
        item *old = &p->old.list[i];
        if (old->paired || (section && !mw_str_equal(old->section, *section)))
            continue;
        tell(p, "gone", old, NULL, &p->counts->gone);
        old->paired = true;
    }
}

static void tell_all(pairing *p)
{
    for (size_t i = 0; i < p->fresh.count; i++) {
        const item *now = &p->fresh.list[i], *old = p->of[i] ? &p->old.list[p->of[i] - 1] : NULL;
        if (!old)
            tell(p, "new", NULL, now, &p->counts->fresh);
        else if (!mw_str_equal(old->text, now->text))
            tell(p, "changed", old, now, &p->counts->changed);
        else if (!mw_str_equal(old->cites, now->cites))
            tell(p, "re-sourced", old, now, &p->counts->resourced);
        if (i + 1 == p->fresh.count || !mw_str_equal(p->fresh.list[i + 1].section, now->section))
            tell_gone(p, &now->section);
    }
    tell_gone(p, NULL);
}

/* ---- what they were made from */

static mw_str member(const items *of, const char *first, const char *second)
{
    const mw_json_value *value = mw_json_member(mw_json_member(of->root, "manifest"), first);
    return mw_json_as_text(second ? mw_json_member(value, second) : value);
}

static void tell_made(pairing *p, const char *what, mw_str old, mw_str now)
{
    if (mw_str_equal(old, now))
        return;
    item was = {.section = MW_STR("What they were made from"),
                .text = MW_STR(""),
                .cites = MW_STR("")},
         is = was;
    mw_buf from = {0}, to = {0};
    mw_buf_print(&from, "%s: %.*s", what, MW_ARG(old.len ? old : MW_STR("none")));
    mw_buf_print(&to, "%s: %.*s", what, MW_ARG(now.len ? now : MW_STR("none")));
    was.text = mw_buf_str(&from);
    is.text = mw_buf_str(&to);
    tell(p, "changed", &was, &is, &p->counts->made);
    p->out->failed |= from.failed || to.failed;
    mw_buf_free(&from);
    mw_buf_free(&to);
}

static const mw_json_value *options_of(const items *of)
{
    return mw_json_member(mw_json_member(of->root, "manifest"), "options");
}

static mw_str option_text(const mw_json_value *value, mw_buf *into)
{
    mw_buf_clear(into);
    mw_items_write_cell(value, into);
    return mw_buf_str(into);
}

/* Those of the new report, beside what they were. */
static void tell_options(pairing *p)
{
    const mw_json_value *old = options_of(&p->old), *now = options_of(&p->fresh), *value;
    mw_str name;
    mw_buf was = {0}, is = {0}, what = {0};
    for (size_t i = 0; mw_json_member_at(now, i, &name), name.data; i++) {
        value = mw_json_member_at(now, i, &name);
        mw_buf_clear(&what);
        mw_buf_print(&what, "--%.*s", MW_ARG(name));
        tell_made(p, what.data ? what.data : "", option_text(mw_json_member(old, name.data), &was),
                  option_text(value, &is));
    }
    p->out->failed |= was.failed || is.failed || what.failed;
    mw_buf_free(&was);
    mw_buf_free(&is);
    mw_buf_free(&what);
}

static const mw_json_value *modules_of(const items *of)
{
    return mw_json_member(mw_json_member(mw_json_member(of->root, "manifest"), "script"), "modules");
}

/* Reports of before modules were listed say nothing of them. */
static void tell_modules(pairing *p)
{
    const mw_json_value *old = modules_of(&p->old), *now = modules_of(&p->fresh), *value;
    mw_str name;
    for (size_t i = 0; old && (value = mw_json_member_at(now, i, &name), name.data); i++)
        tell_made(p, name.data, mw_json_as_text(mw_json_member(old, name.data)), mw_json_as_text(value));
    for (size_t i = 0; now && (value = mw_json_member_at(old, i, &name), name.data); i++)
        if (!mw_json_member(now, name.data))
            tell_made(p, name.data, mw_json_as_text(value), MW_NONE);
}

static const mw_json_value *articles_of(const items *of)
{
    return mw_json_member(mw_json_member(of->root, "manifest"), "articles");
}

static bool index_articles(const mw_json_value *articles, mw_map *by_id, mw_error *err)
{
    for (size_t i = 0; i < mw_json_count(articles); i++) {
        mw_str id = mw_json_as_text(mw_json_member(mw_json_item(articles, i), "id"));
        uint64_t *place = id.data ? mw_map_put(by_id, id, NULL, err) : NULL;
        if (!place)
            return id.data ? false
                           : mw_fail(err, MW_EPARSE, 0, "not a whole report: an article has no id");
        *place = i + 1;
    }
    return true;
}

static bool tell_articles(pairing *p, mw_error *err)
{
    const mw_json_value *old = articles_of(&p->old), *now = articles_of(&p->fresh);
    mw_map before = {0}, after = {0};
    bool good = index_articles(old, &before, err) && index_articles(now, &after, err);
    for (size_t i = 0; good && i < mw_json_count(now); i++) {
        mw_str id = mw_json_as_text(mw_json_member(mw_json_item(now, i), "id"));
        const uint64_t *was = mw_map_get(&before, id);
        const mw_json_value *same = was ? mw_json_item(old, (size_t)*was - 1) : NULL;
        item one = {.section = MW_STR("Articles"), .text = id, .cites = MW_STR("")};
        if (!same)
            tell(p, "new", NULL, &one, &p->counts->made);
        else if (!mw_str_equal(mw_json_as_text(mw_json_member(same, "sha256")),
                               mw_json_as_text(mw_json_member(mw_json_item(now, i), "sha256"))))
            tell(p, "edited", NULL, &one, &p->counts->made);
    }
    for (size_t i = 0; good && i < mw_json_count(old); i++) {
        item one = {.section = MW_STR("Articles"), .cites = MW_STR("")};
        one.text = mw_json_as_text(mw_json_member(mw_json_item(old, i), "id"));
        if (!mw_map_get(&after, one.text))
            tell(p, "gone", &one, NULL, &p->counts->made);
    }
    mw_map_free(&before);
    mw_map_free(&after);
    return good;
}

static void sum_up(pairing *p)
{
    const mw_diff_counts *c = p->counts;
    if (p->lines)
        return;
    mw_buf_print(
        p->out,
        "%snew %llu, gone %llu, changed %llu, re-sourced %llu; of what they were made from: %llu\n",
        p->headed ? "\n" : "", (unsigned long long)c->fresh, (unsigned long long)c->gone,
        (unsigned long long)c->changed, (unsigned long long)c->resourced,
        (unsigned long long)c->made);
}

static bool compare(pairing *p, mw_error *err)
{
    p->of = mw_arena_get(p->fresh.arena, (p->fresh.count + 1) * sizeof *p->of, err);
    if (!p->of || !pair(p, false, err) || !pair(p, true, err))
        return false;
    tell_all(p);
    tell_made(p, "engine", member(&p->old, "engine", NULL), member(&p->fresh, "engine", NULL));
    tell_made(p, "tables", member(&p->old, "lexicon", NULL), member(&p->fresh, "lexicon", NULL));
    tell_made(p, "script", member(&p->old, "script", "name"), member(&p->fresh, "script", "name"));
    tell_made(p, "the script's SHA-256", member(&p->old, "script", "sha256"),
              member(&p->fresh, "script", "sha256"));
    tell_modules(p);
    tell_made(p, "decisions", member(&p->old, "decisions", "sha256"),
              member(&p->fresh, "decisions", "sha256"));
    tell_options(p);
    if (!tell_articles(p, err))
        return false;
    sum_up(p);
    return mw_buf_ok(p->out, err);
}

bool mw_diff(mw_str old_json, mw_str new_json, bool lines, mw_buf *out, mw_diff_counts *counts,
             mw_error *err)
{
    *counts = (mw_diff_counts){0};
    pairing p = {.lines = lines, .out = out, .counts = counts};
    bool good = mw_items_read(&p.old, old_json, err) && mw_items_read(&p.fresh, new_json, err) &&
                compare(&p, err);
    mw_items_free(&p.old);
    mw_items_free(&p.fresh);
    return good;
}

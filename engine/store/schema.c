/* SPDX-License-Identifier: MIT */
/* The schema of a corpus, version 3, and whether a file has it.
 *
 *   article   one row an article        paragraph, sentence, entity, date, figure, quote, event
 *   token     packed, for Moonwire      one row a mark: (article, ordinal), start, stop, …
 *   form      entity -> wordings        revision  what an article was before it changed
 *   identity  slug -> entity              said, rejected  what the articles said before that
 *   decision  an analyst's decisions      decided   the file that they stand in
 *   search    FTS5 over title and text  about     what every table and column says
 *
 * The views articles, entities, dates, figures, quotes, events, sentences, paragraphs and names
 * are what people ask. Marks lie clustered by (article, ordinal), so an article is read in one
 * sweep. */
#include "store/store_impl.h"

#include "base/json.h"

static const char ARTICLE_EXTRA[] =
    " identity text not null unique, reading text not null, layers integer not null,"
    " cluster integer not null, independent integer not null, text text not null";

/* Fixed tables. `search` keeps no text of its own: it reads the article's. */
static const char TABLES[] =
    "create unique index article_by_id on article(id);"
    "create index article_by_published on article(published, id);"
    "create index article_by_cluster on article(cluster);"
    "create table token(article integer primary key, packed blob not null) strict;"
    "create table form(entity text not null, form text not null, mention text not null,"
    " name text not null, type text not null, wikidata text, slug text not null,"
    " times integer not null, known integer not null,"
    " primary key(entity, form, mention, name, type))"
    " strict, without rowid;"
    "create index form_by_slug on form(slug);"
    "create table revision(article integer not null, ordinal integer not null, sha256 text,"
    " published text, retrieved text, title text, text text not null,"
    " primary key(article, ordinal)) strict, without rowid;"
    "create table identity(slug text not null, article integer not null, entity text, name text,"
    " wikidata text, type text, spelling text not null, why text not null, line integer,"
    " primary key(slug, article)) strict, without rowid;"
    "create index identity_by_entity on identity(entity);"
    "create table said(layer text not null, field text not null, article integer not null,"
    " ordinal integer not null, value text, now text,"
    " primary key(layer, field, article, ordinal)) strict, without rowid;"
    "create index said_by_article on said(article);"
    "create table decision(ordinal integer primary key, line integer not null, action text not null,"
    " what text not null, \"as\" text, article text, who text, why text, \"when\" text,"
    " mentions integer not null) strict;"
    "create table decided(one integer primary key, file text not null, sha256 text not null,"
    " text text not null) strict;"
    "create table about(\"object\" text, \"column\" text, says text not null,"
    " primary key(object, \"column\")) strict, without rowid;"
    "create virtual table search using fts5(title, text, content='article', content_rowid='key',"
    " tokenize='unicode61 remove_diacritics 2');";

static const char TRIGGERS[] =
    "create trigger article_added after insert on article begin"
    " insert into search(rowid, title, text) values (new.key, new.title, new.text); end;"
    "create trigger article_removed after delete on article begin"
    " insert into search(search, rowid, title, text)"
    "  values ('delete', old.key, old.title, old.text); end;"
    "create trigger article_changed after update of title, text on article begin"
    " insert into search(search, rowid, title, text)"
    "  values ('delete', old.key, old.title, old.text);"
    " insert into search(rowid, title, text) values (new.key, new.title, new.text); end;";

/* A mark's view is its table with the columns that say where it stands. */
#define MARK_COLUMNS                                                                               \
    "(m.article << 28) | m.ordinal as key, a.id as article, a.published, a.source as outlet,"      \
    " a.title, (select id from article c where c.key = a.cluster) as cluster, a.independent,"

static const struct view {
    const char *name, *table, *says;
    bool made_here; /* its SQL is in VIEWS */
} ALL_VIEWS[] = {
    {"articles", "article", "articles for people", true},
    {"paragraphs", "paragraph", "paragraphs with their words and article", true},
    {"sentences", "sentence", "sentences with their words and article", true},
    {"entities", "entity", "mentions with their article", false},
    {"dates", "date", "expressions of time with their article", false},
    {"figures", "figure", "claimed counts and amounts with their article", false},
    {"quotes", "quote", "quotations with their article", false},
    {"events", "event", "political acts with their article", false},
    {"names", "form", "every entity once, under its most frequent name", true},
};
enum { VIEW_COUNT = sizeof ALL_VIEWS / sizeof *ALL_VIEWS };

static const char VIEWS[] =
    "create view articles as select key, id as article, published, source as outlet, title,"
    " (select id from article c where c.key = a.cluster) as cluster, independent, byline,"
    " dateline, agency, url, path, language, date_method, date_reliable, retrieved, sha256,"
    " engine, lexicon from article a;"
    "create view sentences as select " MARK_COLUMNS " m.ordinal as sentence, m.start, m.stop,"
    " cast(substr(cast(a.text as blob), m.start + 1, m.stop - m.start) as text) as text,"
    " m.paragraph from sentence m join article a on a.key = m.article;"
    "create view paragraphs as select " MARK_COLUMNS " m.ordinal as paragraph, m.start, m.stop,"
    " cast(substr(cast(a.text as blob), m.start + 1, m.stop - m.start) as text) as text,"
    " m.kind from paragraph m join article a on a.key = m.article;"
    "create view names as select entity,"
    " (select f.name from form f where f.entity = form.entity"
    "  group by f.name order by sum(f.times) desc, f.name limit 1) as name,"
    " (select f.type from form f where f.entity = form.entity"
    "  group by f.type order by sum(f.times) desc, f.type limit 1) as type,"
    " min(wikidata) as wikidata, sum(times) as mentions from form group by entity;";

/* What is not said by the arrays of tables.c. */
static const struct says {
    const char *object, *column, *says;
} ABOUT[] = {
    {"article", "", "one row an article"},
    {"article", "key", "the corpus's own number for it; never changes"},
    {"article", "identity", "what makes it this article: its url, else its path"},
    {"article", "reading", "the options with which it was read and annotated"},
    {"article", "layers",
     "what was annotated, a bit each: 2 paragraphs, 4 sentences, 8 tokens, "
     "16 parts of speech, 32 entities, 64 dates, 128 figures, 256 quotes, "
     "512 events"},
    {"article", "cluster", "key of the article that it is a copy of, else its own"},
    {"article", "independent", "1: a report of its own; 0: a copy of another"},
    {"article", "text", "the body; every start and stop counts its bytes"},
    {"token", "", "words and punctuation of an article, packed for Moonwire"},
    {"token", "article", "key of the article"},
    {"token", "packed", "a few bytes a token: start, length, shape, part of speech"},
    {"form", "", "how often an entity is worded in which way"},
    {"form", "entity", "the entity: sergey-lavrov"},
    {"form", "form", "the words: Lavrov"},
    {"form", "mention", "name, alias, title or pronoun"},
    {"form", "name", "the full name it was given there"},
    {"form", "type", "PERSON, ORG, PLACE, GROUP, EVENT or OTHER"},
    {"form", "wikidata", "its number in Wikidata"},
    {"form", "slug", "the words in lower case without accents, for looking up"},
    {"form", "times", "how many mentions"},
    {"form", "known", "1: a gazetteer gave the id"},
    {"identity", "", "spellings that are one entity, and what became of them by a decision; the tables of "
                     "marks and their views have the entity already"},
    {"identity", "slug", "the id that articles gave"},
    {"identity", "article", "key of the one article where this holds; 0: the whole corpus"},
    {"identity", "entity", "the entity; null: rejected"},
    {"identity", "name", "its name"},
    {"identity", "wikidata", "its number in Wikidata"},
    {"identity", "type", "its type by a decision; null: as the articles have it"},
    {"identity", "spelling", "the name as it was spelled under the slug"},
    {"identity", "why", "why it is that entity"},
    {"identity", "line", "of the decision that had the last word"},
    {"said", "", "what an article said in a cell where an identity stands now"},
    {"said", "layer", "table of the mark"},
    {"said", "field", "its column"},
    {"said", "article", "key of the article"},
    {"said", "ordinal", "of the mark"},
    {"said", "value", "what the article said"},
    {"said", "now", "what stands there now"},
    {"rejected", "", "mentions that a decision took away, as entity has them"},
    {"decision", "", "an analyst's decisions that the corpus was built with"},
    {"decision", "ordinal", "in the file, from 0"},
    {"decision", "line", "in the file, from 1"},
    {"decision", "action", "merge, split, reject or retype"},
    {"decision", "what", "the entity that it is about"},
    {"decision", "as", "what that is: an entity or a type"},
    {"decision", "article", "id of the one article where it holds"},
    {"decision", "who", "who decided"},
    {"decision", "why", "for what reason"},
    {"decision", "when", "on which day"},
    {"decision", "mentions", "how many mentions it is about; 0: it fits nothing"},
    {"decided", "", "the file of these decisions"},
    {"decided", "one", "always 1"},
    {"decided", "file", "where it was found"},
    {"decided", "sha256", "of its text"},
    {"decided", "text", "the whole of it"},
    {"revision", "",
     "what an article was before other bytes came under its identity; "
     "the corpus has no clock, so revisions are numbered, not dated"},
    {"revision", "article", "key of the article"},
    {"revision", "ordinal", "0 the first one kept"},
    {"revision", "sha256", "of the raw bytes then"},
    {"revision", "published", "its date then"},
    {"revision", "retrieved", "when that was fetched"},
    {"revision", "title", "its headline then"},
    {"revision", "text", "its body then"},
    {"search", "", "full-text index: where search match 'words'; rowid is the article's key"},
    {"search", "title", "headline"},
    {"search", "text", "body"},
    {"about", "", "this table: what every table, view and column says"},
    {"about", "object", "table or view"},
    {"about", "column", "its column; empty: the whole of it"},
    {"about", "says", "what it says"},
};

/* What columns of views say; the others say what the table's do. */
static const struct says SHARED_BY_VIEWS[] = {
    {"", "key", "number of the article or mark in the corpus"},
    {"", "article", "id of the article"},
    {"", "outlet", "who published the article"},
    {"", "published", "date of the article"},
    {"", "title", "headline of the article"},
    {"", "cluster", "id of the article that this one is a copy of, else its own"},
    {"", "independent", "1: the article is a report of its own; 0: a copy of another"},
    {"", "sentence", "ordinal of the sentence"},
    {"", "paragraph", "ordinal of the paragraph"},
    {"", "mentions", "how many mentions in the corpus"},
    {"", "text", "the words themselves"},
};

static const char *type_of(field_kind kind)
{
    switch (kind) {
    case FIELD_REAL:
        return "real";
    case FIELD_BOOL:
    case FIELD_OFFSET:
    case FIELD_PLACE:
    case FIELD_INDEX:
        return "integer";
    default:
        return "text";
    }
}

static const char *null_of(field_kind kind)
{
    bool always =
        kind == FIELD_BOOL || kind == FIELD_OFFSET || kind == FIELD_NAME || kind == FIELD_POLARITY;
    return always ? " not null" : "";
}

static const table *table_named(const char *name)
{
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (strcmp(mw_store_tables[i].name, name) == 0)
            return &mw_store_tables[i];
    return NULL;
}

static void write_article(mw_buf *sql)
{
    mw_buf_add(sql, MW_STR("create table article(key integer primary key,"));
    for (size_t i = 0; i < HEAD_FIELDS; i++) {
        const field *f = &mw_store_head[i];
        mw_buf_print(sql, " \"%s\" %s%s,", f->column, type_of(f->kind), null_of(f->kind));
    }
    mw_buf_print(sql, "%s) strict;", ARTICLE_EXTRA);
}

static void write_table(const table *t, const char *name, mw_buf *sql)
{
    mw_buf_print(sql, "create table \"%s\"(article integer not null, ordinal integer not null,", name);
    for (size_t i = 0; i < t->field_count; i++) {
        const field *f = &t->fields[i];
        mw_buf_print(sql, " \"%s\" %s%s,", f->column, type_of(f->kind), null_of(f->kind));
    }
    mw_buf_add(sql, MW_STR(" primary key(article, ordinal)) strict, without rowid;"));
}

static void write_view(const struct view *view, mw_buf *sql)
{
    const table *t = table_named(view->table);
    mw_buf_print(sql, "create view %s as select " MARK_COLUMNS " m.ordinal", view->name);
    for (size_t i = 0; i < t->field_count; i++)
        mw_buf_print(sql, ", m.\"%s\"", t->fields[i].column);
    mw_buf_print(sql, " from \"%s\" m join article a on a.key = m.article;", t->name);
}

static void write_about(const char *object, const char *column, const char *says, mw_buf *sql)
{
    const char *comma = mw_str_ends(mw_buf_str(sql), MW_STR(")")) ? "," : "";
    char *row = sqlite3_mprintf("%s (%Q, %Q, %Q)", comma, object, column, says);
    if (!row)
        sql->failed = true;
    mw_buf_add(sql, mw_str_of(row));
    sqlite3_free(row);
}

static void write_fields(const char *object, const field *fields, size_t count, mw_buf *sql)
{
    for (size_t i = 0; i < count; i++)
        write_about(object, fields[i].column, fields[i].says, sql);
}

static void write_says(const struct says *rows, size_t count, mw_buf *sql)
{
    for (size_t i = 0; i < count; i++)
        write_about(rows[i].object, rows[i].column, rows[i].says, sql);
}

static void write_tables_about(mw_buf *sql)
{
    write_says(ABOUT, sizeof ABOUT / sizeof *ABOUT, sql);
    write_about("rejected", "article", "key of the article", sql);
    write_about("rejected", "ordinal", "where it stood among the article's mentions", sql);
    write_fields("rejected", table_named("entity")->fields, table_named("entity")->field_count, sql);
    write_fields("article", mw_store_head, HEAD_FIELDS, sql);
    for (size_t i = 0; i < MARK_TABLES; i++) {
        const table *t = &mw_store_tables[i];
        write_about(t->name, "", t->says, sql);
        write_about(t->name, "article", "key of the article", sql);
        write_about(t->name, "ordinal", "0 the first one of the article", sql);
        write_fields(t->name, t->fields, t->field_count, sql);
    }
}

/* What the views' columns are called is asked of SQLite. */
static const char VIEW_COLUMNS[] =
    "insert into about select v.name, c.name, (select says from about where \"column\" = c.name"
    " and object in ('', v.base) order by object limit 1)"
    " from view_base v, pragma_table_info(v.name) c;";

static void write_views_about(mw_buf *sql)
{
    mw_buf_add(sql, MW_STR("create temp table view_base(name, base);insert into view_base values"));
    for (size_t i = 0; i < VIEW_COUNT; i++)
        mw_buf_print(sql, "%s ('%s', '%s')", i ? "," : "", ALL_VIEWS[i].name, ALL_VIEWS[i].table);
    mw_buf_print(sql, ";%sdrop table temp.view_base; delete from about where object = '';",
                 VIEW_COLUMNS);
}

static void write_abouts(mw_buf *sql)
{
    mw_buf_add(sql, MW_STR("insert into about values"));
    write_tables_about(sql);
    write_says(SHARED_BY_VIEWS, sizeof SHARED_BY_VIEWS / sizeof *SHARED_BY_VIEWS, sql);
    for (size_t i = 0; i < VIEW_COUNT; i++)
        write_about(ALL_VIEWS[i].name, "", ALL_VIEWS[i].says, sql);
    mw_buf_char(sql, ';');
    write_views_about(sql);
}

static void write_schema(mw_store *store, mw_buf *sql)
{
    write_article(sql);
    for (size_t i = 0; i < MARK_TABLES; i++)
        write_table(&mw_store_tables[i], mw_store_tables[i].name, sql);
    write_table(table_named("entity"), "rejected", sql);
    mw_buf_add(sql, mw_str_of(TABLES));
    if (store->mode != MW_STORE_TEMPORARY)
        mw_buf_add(sql, mw_str_of(TRIGGERS));
    mw_buf_add(sql, mw_str_of(VIEWS));
    for (size_t i = 0; i < VIEW_COUNT; i++)
        if (!ALL_VIEWS[i].made_here)
            write_view(&ALL_VIEWS[i], sql);
    write_abouts(sql);
    mw_buf_print(sql, "pragma application_id = %d; pragma user_version = %d;", STORE_APPLICATION,
                 STORE_VERSION);
}

bool mw_store_create(mw_store *store, mw_error *err)
{
    mw_buf sql = {0};
    write_schema(store, &sql);
    bool good = mw_buf_ok(&sql, err) && mw_store_run(store, err, sql.data);
    mw_buf_free(&sql);
    return good;
}

/* Indices are made when a first ingest is over: sorting once is many times faster than finding a
 * place for each mark as it comes. */
bool mw_store_index(mw_store *store, mw_error *err)
{
    mw_buf sql = {0};
    for (size_t i = 0; i < MARK_TABLES; i++) {
        const table *t = &mw_store_tables[i];
        mw_str rest = mw_str_of(t->indexed), column;
        while (mw_str_cut(&rest, ' ', &column))
            if (column.len)
                mw_buf_print(&sql, "create index if not exists %s_by_%.*s on \"%s\"(\"%.*s\");",
                             t->name, MW_ARG(column), t->name, MW_ARG(column));
    }
    bool good = mw_buf_ok(&sql, err) && mw_store_run(store, err, sql.data);
    mw_buf_free(&sql);
    return good;
}

static bool pragma(mw_store *store, const char *sql, int64_t *value, mw_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool good = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    if (good)
        *value = sqlite3_column_int64(statement, 0);
    else
        mw_store_fail(store, err, NULL);
    sqlite3_finalize(statement);
    return good;
}

bool mw_store_check(mw_store *store, mw_error *err)
{
    int64_t application, version;
    if (!pragma(store, "pragma application_id", &application, err) ||
        !pragma(store, "pragma user_version", &version, err))
        return false;
    if (application != STORE_APPLICATION)
        return mw_fail(err, MW_EPARSE, 0, "it is no corpus (a database of another program)");
    if (version < STORE_VERSION)
        return mw_fail(err, MW_EVERSION, 0,
                       "it was made by an older Moonwire (corpus version %lld; this one works with "
                       "%d): ingest its articles again into a new file",
                       (long long)version, STORE_VERSION);
    if (version > STORE_VERSION)
        return mw_fail(err, MW_EVERSION, 0,
                       "it was made by a newer Moonwire (corpus version %lld; this one reads up to "
                       "%d)",
                       (long long)version, STORE_VERSION);
    return true;
}

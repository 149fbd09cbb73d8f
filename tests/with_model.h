/* SPDX-License-Identifier: MIT */
/* A suite that reads with the bundled model: TestSuite(name, .init = open_model, .fini = close_model). */
#ifndef TESTS_WITH_MODEL_H
#define TESTS_WITH_MODEL_H

#include <criterion/criterion.h>
#include <moonwire/model.h>

static mw_model *model;

static void open_model(void)
{
    mw_error err = {0};
    model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
}

static void close_model(void)
{
    mw_model_free(model);
}

#endif

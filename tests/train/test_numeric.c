/* SPDX-License-Identifier: MIT */
#include "train/numeric.h"

#include <criterion/criterion.h>
#include <math.h>

Test(numeric, exp_is_within_its_stated_error)
{
    double worst = 0;
    for (int i = -600000; i <= 600000; i++) {
        float x = (float)i * 1e-4f;
        double error = fabs((double)mw_exp(x) / exp((double)x) - 1);
        worst = error > worst ? error : worst;
    }
    cr_expect_lt(worst, 3e-7, "%g of it", worst);
}

Test(numeric, exp_ends_in_0_below_and_in_a_number_above)
{
    cr_expect_eq(mw_exp(-60.01f), 0);
    cr_expect_eq(mw_exp(-INFINITY), 0);
    cr_expect_eq(mw_exp(60.5f), mw_exp(60));
    cr_expect_eq(mw_exp(INFINITY), mw_exp(60));
    cr_expect_eq(mw_exp(0), 1);
}

Test(numeric, log_is_within_its_stated_error)
{
    double worst = 0;
    for (double x = 1e-300; x < 1e300; x *= 1.0007) {
        double error = fabs(mw_log(x) - log(x));
        worst = error > worst ? error : worst;
    }
    cr_expect_lt(worst, 1e-6, "%g", worst);
    cr_expect_eq(mw_log(1), 0);
}

Test(numeric, the_square_root_is_that_of_the_machine)
{
    for (float x = 1e-30f; x < 1e30f; x *= 1.01f)
        cr_assert_eq(mw_sqrt(x), sqrtf(x));
}

/* The first numbers of the published generator from the seed 1. */
Test(numeric, random_is_the_published_generator)
{
    static const uint64_t FIRST[] = {UINT64_C(5180492295206395165), UINT64_C(12380297144915551517),
                                     UINT64_C(13389498078930870103), UINT64_C(5599127315341312413),
                                     UINT64_C(1036278371763004928)};
    mw_random random = {1};
    for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++)
        cr_expect_eq(mw_random_next(&random), FIRST[i]);
}

Test(numeric, units_are_from_0_to_below_1_and_even)
{
    mw_random random = {1};
    unsigned tenths[10] = {0};
    for (int i = 0; i < 100000; i++) {
        float unit = mw_random_unit(&random);
        cr_assert(unit >= 0 && unit < 1);
        tenths[(int)(unit * 10)]++;
    }
    for (int i = 0; i < 10; i++)
        cr_expect(tenths[i] > 9500 && tenths[i] < 10500, "%u", tenths[i]);
}

/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons, and the tokens at which each may begin: most are passed without a
 * call. */
#include "dates/dates_impl.h"

#define K(kind) (UINT64_C(1) << MW_CAL_##kind)

/* What opens a count: 5, five, a few, about. */
#define COUNTS (MW_BEGINS_NUMBER | MW_BEGINS_WORD | MW_BEGINS_DET | MW_BEGINS_ABOUT)
#define UNITS (K(UNIT) | K(UNITS))
#define PERIODS                                                                                                        \
    (K(MONTH) | K(WEEKDAY) | K(ORDINAL) | K(WHICH) | K(DAY) | K(HOLIDAY) | K(SEASON) | K(DECADE) | K(UNIT) |           \
     K(KNOWN) | K(FISCAL) | MW_BEGINS_NUMBER | MW_BEGINS_DET)

const mw_date_rule_row MW_DATE_RULES[MW_DATES_RULE_COUNT] = {
    [MW_DATES_ISO] = {"iso", "year, month and day with marks between: 2022-08-03", mw_rule_iso, MW_BEGINS_NUMBER, 0},
    [MW_DATES_SLASHED] = {"numeric", "28/02/2021, in the order that the article's other dates tell", mw_rule_slashed,
                          MW_BEGINS_NUMBER, 0},
    [MW_DATES_KNOWN] = {"known day", "a day that is the name of what happened: 9/11, the September 11 attacks",
                        mw_rule_known, K(KNOWN) | K(MONTH) | MW_BEGINS_NUMBER, K(KNOWN) | K(MONTH)},
    [MW_DATES_DAY_MONTH] = {"day month year", "3 August 2022, the 10th of April, Wed 3 Aug", mw_rule_day_month,
                            K(WEEKDAY) | K(ORDINAL) | MW_BEGINS_NUMBER | MW_BEGINS_DET, K(MONTH)},
    [MW_DATES_MONTH_DAY] = {"month day year", "August 3, Aug. 3, 2022, Wednesday (Aug 3)", mw_rule_month_day,
                            K(WEEKDAY) | K(MONTH), K(MONTH)},
    [MW_DATES_DAY_RANGE] = {"day of a range", "the 3 of 3-5 April 2021", mw_rule_day_range,
                            K(ORDINAL) | MW_BEGINS_NUMBER, K(MONTH)},
    [MW_DATES_SECOND_DAY] = {"day of a list", "the 5 of April 3-5, 2021", mw_rule_second_day,
                             K(ORDINAL) | MW_BEGINS_NUMBER, 0},
    [MW_DATES_MONTH_WHICH] = {"month of a year", "February last year, July the same year", mw_rule_month_which,
                              K(MONTH) | K(WHICH) | MW_BEGINS_DET, K(MONTH) | K(SEASON)},
    [MW_DATES_MONTH] = {"month", "April 2021; April alone is the nearest by the clause's tense", mw_rule_month,
                        K(MONTH), 0},
    [MW_DATES_DECADE] = {"decade", "the 1980s, the late ’70s, the nineties", mw_rule_decade,
                         K(EDGE) | K(DECADE) | MW_BEGINS_NUMBER | MW_BEGINS_DET, K(DECADE) | MW_BEGINS_NUMBER},
    [MW_DATES_CENTURY] = {"century", "the 12th century, twentieth-century", mw_rule_century,
                          K(EDGE) | K(ORDINAL) | MW_BEGINS_NUMBER | MW_BEGINS_DET, UNITS},
    [MW_DATES_ERA] = {"era", "490 BC, AD 79", mw_rule_era, K(ERA) | MW_BEGINS_NUMBER, K(ERA)},
    [MW_DATES_FISCAL] = {"fiscal year", "fiscal 2019, the 2019 financial year, last fiscal year", mw_rule_fiscal,
                         K(FISCAL) | K(WHICH) | MW_BEGINS_NUMBER | MW_BEGINS_DET, K(FISCAL)},
    [MW_DATES_QUARTER] = {"quarter", "the first half of 2022, second-quarter profit, Q3", mw_rule_quarter,
                          K(WHICH) | K(ORDINAL) | K(FISCAL) | MW_BEGINS_DET | MW_BEGINS_SHORT,
                          UNITS | MW_BEGINS_SHORT | K(ORDINAL) | K(WHICH)},
    [MW_DATES_SEASON] = {"season", "the summer of 2022, winter 2019-20", mw_rule_season, K(SEASON) | MW_BEGINS_DET,
                         K(SEASON)},
    [MW_DATES_BARE_SEASON] = {"bare season", "in the spring: the nearest by the clause's tense", mw_rule_bare_season,
                              K(SEASON) | MW_BEGINS_DET, K(SEASON)},
    [MW_DATES_HOLIDAY] = {"holiday", "Christmas Day, Easter Sunday 2019", mw_rule_holiday, K(HOLIDAY), 0},
    [MW_DATES_OF_MONTH] = {"day or week of a month", "the first Monday of May, the last week of July", mw_rule_of_month,
                           K(ORDINAL) | K(WHICH) | MW_BEGINS_DET, UNITS | K(WEEKDAY)},
    [MW_DATES_WEEK_OF] = {"week of a day", "the week of 3 August", mw_rule_week_of, K(UNIT) | MW_BEGINS_DET, UNITS},
    [MW_DATES_WEEKEND] = {"weekend", "over the weekend, next weekend", mw_rule_weekend, K(WHICH) | MW_BEGINS_DET,
                          UNITS},
    [MW_DATES_WHICH] = {"which period", "last week, next month, the following day", mw_rule_which, K(WHICH),
                        UNITS | K(MONTH)},
    [MW_DATES_WEEKDAY] = {"weekday", "on Friday, last Friday, Tuesday of next week", mw_rule_weekday,
                          K(WEEKDAY) | K(WHICH), K(WEEKDAY)},
    [MW_DATES_NEAR_DAY] = {"near day", "today, yesterday, the day after tomorrow", mw_rule_near_day, K(DAY), 0},
    [MW_DATES_DAY_ALONE] = {"day alone", "on the 12th: of the month named last", mw_rule_day_alone,
                            K(ORDINAL) | MW_BEGINS_DET, K(ORDINAL) | MW_BEGINS_NUMBER},
    [MW_DATES_YEAR] = {"year", "in 1997, 2014-15", mw_rule_year, K(UNIT) | MW_BEGINS_NUMBER | MW_BEGINS_DET,
                       MW_BEGINS_NUMBER},
    [MW_DATES_FROM_TEXT] = {"from text", "that day, the same month, the day before", mw_rule_from_text, MW_BEGINS_DET,
                            UNITS | K(SEASON)},

    [MW_DATES_AGO] = {"counted from now", "two weeks ago, a year earlier, five days from now", mw_rule_ago,
                      COUNTS | K(UNIT) | K(UNITS), UNITS},
    [MW_DATES_APART] = {"counted from an event", "two years after the coup, the day before Christmas", mw_rule_apart,
                        COUNTS, UNITS},
    [MW_DATES_EDGE] = {"edge of a period", "early 2021, mid-July, the end of the year", mw_rule_edge,
                       K(EDGE) | K(UNIT) | K(MIDST) | MW_BEGINS_DET, K(EDGE) | K(MIDST)},
    [MW_DATES_WITHIN] = {"part of a period", "later that year, earlier this week, later in May", mw_rule_within,
                         K(SHIFT), 0},
    [MW_DATES_CLOCK] = {"clock", "8 a.m. on April 11, Tuesday at 9 pm, 0900 GMT", mw_rule_clock,
                        PERIODS | K(CLOCK) | MW_BEGINS_WORD, K(CLOCK) | K(ZONE) | K(PART) | MW_BEGINS_TIME},
    [MW_DATES_CLOCK_WORDS] = {"clock in words", "half past seven, a quarter to nine", mw_rule_clock_words,
                              COUNTS | K(UNIT), 0},
    [MW_DATES_PART] = {"part of a day", "Wednesday evening, this morning, the night of April 9", mw_rule_part,
                       PERIODS | K(TONIGHT) | K(EDGE) | K(PART), K(PART) | K(TONIGHT)},
    [MW_DATES_OVERNIGHT] = {"overnight", "overnight: the night before the day of publication", mw_rule_overnight,
                            K(OVERNIGHT), 0},
    [MW_DATES_SET] = {"set", "every Monday, twice a week, Fridays, daily", mw_rule_set,
                      COUNTS | K(EVERY) | K(WEEKDAY) | K(WEEKDAYS) | K(FREQUENCY) | K(UNITS),
                      UNITS | K(EVERY) | K(WEEKDAYS) | K(FREQUENCY)},
    [MW_DATES_DURATION] = {"length", "for 18 months, the past two weeks, a three-day visit", mw_rule_duration,
                           COUNTS | K(WHICH) | K(UNIT) | K(UNITS) | K(ORDINAL), UNITS},
    [MW_DATES_WHOLE] = {"whole period", "all day, the entire year", mw_rule_whole, K(WHOLE), UNITS},
    [MW_DATES_NOW] = {"now", "now, currently, these days", mw_rule_now, K(NOW), 0},
    [MW_DATES_VAGUE] = {"vague", "recently, soon, recent years, the coming weeks", mw_rule_vague,
                        K(VAGUE) | K(RECENT) | K(WHICH), 0},

    [MW_DATES_TENSE] = {"tense", "on Friday is past, will meet on Friday is to come", NULL, 0, 0},
    [MW_DATES_UNTIL] = {"limit", "by December and until May look forward, had left by May does not", NULL, 0, 0},
    [MW_DATES_BALLOT] = {"ballot", "the May 14 election is the nearer, whatever verb follows", NULL, 0, 0},
    [MW_DATES_WEEKDAY_TELLS] = {"weekday tells the year", "Wednesday, 3 August can only be of a year that has it", NULL,
                                0, 0},
    [MW_DATES_LENT_YEAR] = {"lent year", "between April and June 2021: April has the year of June", NULL, 0, 0},
    [MW_DATES_LENT_DAY] = {"lent day", "from 6am until noon tomorrow: 6am has the day of noon", NULL, 0, 0},
    [MW_DATES_REPORT_DAY] = {"day of the report", "a quake struck at 8:57 p.m.: on the day of which the report tells",
                             NULL, 0, 0},
    [MW_DATES_ORDER] = {"order by other dates", "who writes 28/02/2021 writes 03/04/2021 in the same order", NULL, 0,
                        0},
    [MW_DATES_OUTLET] = {"order by outlet", "an outlet has its own order of day and month", NULL, 0, 0},
    [MW_DATES_NARRATIVE] = {"narrative", "a history counts from the date that it named last", NULL, 0, 0},
    [MW_DATES_CARRY] = {"carried year", "on 3 March 2019 he was held; on 12 April (2019, too) he was freed", NULL, 0,
                        0},
    [MW_DATES_WIRE] = {"wire's date", "a reprint counts from the day that its dateline names", NULL, 0, 0},
    [MW_DATES_INSIDE_NAME] = {"inside a name", "Black Friday, the Sunday Times and Expo 2020 are names", NULL, 0, 0},
    [MW_DATES_AGE] = {"age", "aged 33 years, 33 years of age: an age is no length of time", NULL, 0, 0},
};

const char *mw_date_rule_name(mw_date_rule_id rule)
{
    return MW_DATE_RULES[rule].name;
}

const char *mw_date_rule_why(mw_date_rule_id rule)
{
    return MW_DATE_RULES[rule].why;
}

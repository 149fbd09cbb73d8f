/* SPDX-License-Identifier: MIT */
/* moonwire demo: a newcomer's folder, in which all works that it says. */
#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

TestSuite(demo, .init = sample_start, .fini = sample_end, .timeout = 120);

Test(demo, copies_the_story_byte_by_byte)
{
    RUN(0, "\"$M\" demo walk > said.txt && diff -r walk/story \"$MW_SOURCE\"/data/story && ls walk");
    cr_expect_str_eq(output, "README.md\nfirst.lua\nstory\n");
    RUN(0, "head -1 said.txt && tail -n +3 said.txt | cmp - walk/README.md");
    cr_expect_str_eq(output, "cd walk\n");
}

/* Each command of the walk, as it is printed. */
Test(demo, walks_where_it_says)
{
    RUN(0, "\"$M\" demo walk > said.txt && mkdir bin && ln -s \"$M\" bin/moonwire");
    RUN(0, "PATH=\"$PWD/bin:$PATH\"; cd walk; sed -n 's/^    //p' README.md > steps; test $(wc -l < steps) -ge 9;"
           " while read -r step; do sh -c \"$step\" < /dev/null > shown 2>&1 && test -s shown || { echo \"$step\"; cat shown; exit 1; }; done < steps");
    RUN(4, "cd walk; sed -i 's/82 people/83 people/' story/2021-04-11*; \"$M\" verify figures.json");
    RUN(4, "cd walk; \"$M\" rerun figures.json");
    HAS(errors, "edited      2021-04-11-eighty-two-dead-in-bago");
}

Test(demo, spoils_nothing_that_is_there)
{
    RUN(0, "mkdir empty full; echo mine > full/README.md; echo mine > file");
    RUN(0, "\"$M\" demo empty");
    RUN(1, "\"$M\" demo full");
    HAS(errors, "full: the folder is not empty");
    RUN(1, "\"$M\" demo file");
    HAS(errors, "file: there is a file of that name");
    RUN(1, "\"$M\" demo no/such/place");
    HAS(errors, "no/such/place: cannot be made");
    RUN(0, "cat full/README.md file; ls full");
    cr_expect_str_eq(output, "mine\nmine\nREADME.md\n");
    RUN(1, "\"$M\" demo empty"); /* a second time: it may have been written to */
}

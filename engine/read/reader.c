/* SPDX-License-Identifier: MIT */
#include <moonwire/reader.h>

/* SPDX-License-Identifier: MIT */
#include <moonwire/frame.h>

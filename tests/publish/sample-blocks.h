/* A document with one of everything, for the tests of the writers. */
#pragma once

#include "publish/block.h"

/* @n_paragraphs more of them after the first page's worth; free with ts_block_document_free(). */
TsBlockDocument *sample_blocks_new (guint n_paragraphs);

#include "config.h"

#include "document/error.h"

G_DEFINE_QUARK (ts - document - error - quark, ts_document_error)

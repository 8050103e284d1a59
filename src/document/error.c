#include "config.h"

#include "document/error.h"

G_DEFINE_QUARK (ts_document_error_quark, ts_document_error)

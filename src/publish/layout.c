#include "config.h"

#include "publish/layout.h"

#include <math.h>

#define CELL_PADDING 4.0

struct _TsPublishLayout
{
  const TsBlockDocument *document;
  PangoContext *context;
  GPtrArray *pages; /* of GPtrArray of TsPlacedItem */
  double y;         /* where the next item goes on the last page */
};

static void
placed_text_clear (TsPlacedText *text)
{
  g_clear_object (&text->layout);
}

static void
placed_item_free (TsPlacedItem *item)
{
  g_array_unref (item->texts);
  g_free (item);
}

static void
begin_page (TsPublishLayout *self)
{
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) placed_item_free));
  self->y = TS_MARGIN_TOP;
}

static GPtrArray *
last_page (TsPublishLayout *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

static gboolean
page_is_empty (TsPublishLayout *self)
{
  return last_page (self)->len == 0;
}

static double
lines_height (PangoLayout *layout, int first, int n)
{
  double height = 0;

  for (int i = first; i < first + n; i++)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &logical);
      height += (double) logical.height / PANGO_SCALE;
    }
  return height;
}

/* How many lines from @first fit into @room. */
static int
lines_that_fit (PangoLayout *layout, int first, double room)
{
  int n = pango_layout_get_line_count (layout);
  double height = 0;
  int fit = 0;

  for (int i = first; i < n; i++, fit++)
    {
      height += lines_height (layout, i, 1);
      if (height > room + 0.01)
        break;
    }
  return fit;
}

static TsPlacedItem *
place_item (TsPublishLayout *self, const TsBlock *block, double height, gboolean begins)
{
  TsPlacedItem *item = g_new0 (TsPlacedItem, 1);

  item->block = block;
  item->y = self->y;
  item->height = height;
  item->begins = begins;
  item->bullet_x = -1;
  item->texts = g_array_new (FALSE, FALSE, sizeof (TsPlacedText));
  g_array_set_clear_func (item->texts, (GDestroyNotify) placed_text_clear);
  g_ptr_array_add (last_page (self), item);
  self->y += height;
  return item;
}

static void
place_text (TsPlacedItem *item, PangoLayout *layout, double x, int first, int n)
{
  TsPlacedText text = { g_object_ref (layout), x, first, n };

  g_array_append_val (item->texts, text);
}

/* How many of the lines from @first go on this page: all that fit, but never a
 * single line of a longer paragraph here or on the next page.
 */
static int
lines_for_page (PangoLayout *layout, int first, double room)
{
  int left = pango_layout_get_line_count (layout) - first;
  int fit = lines_that_fit (layout, first, room);

  if (fit >= left)
    return left;
  if (left - fit == 1)
    fit--;
  if (fit < 2 && first == 0)
    return 0;
  return fit;
}

static void
place_paragraph (TsPublishLayout *self, const TsBlock *block)
{
  double indent = ts_block_style_get_indent (block);
  g_autoptr (PangoLayout) layout =
      ts_block_style_create_layout (self->context, block, TS_TEXT_WIDTH - indent);
  int n = pango_layout_get_line_count (layout);
  int first = 0;

  if (!page_is_empty (self))
    self->y += ts_block_style_get_above (block);

  while (first < n)
    {
      int count = lines_for_page (layout, first, TS_TEXT_BOTTOM - self->y);
      TsPlacedItem *item;

      if (count == 0 && !page_is_empty (self))
        {
          begin_page (self);
          continue;
        }
      count = MAX (count, 1);
      item = place_item (self, block, lines_height (layout, first, count), first == 0);
      place_text (item, layout, TS_MARGIN_SIDE + indent, first, count);
      if (first == 0 && block->kind == TS_BLOCK_LIST_ITEM)
        item->bullet_x = TS_MARGIN_SIDE + indent - 11;
      first += count;
      if (first < n)
        begin_page (self);
    }
  self->y += ts_block_style_get_below (block);
}

/* A sentence that introduces a table stays with it, and a sign-off with what it closes. */
static gboolean
keeps_with_next (TsPublishLayout *self, guint index)
{
  const GPtrArray *blocks = self->document->blocks;
  const TsBlock *block = blocks->pdata[index];
  const TsBlock *next = index + 1 < blocks->len ? blocks->pdata[index + 1] : NULL;

  if (next == NULL)
    return FALSE;
  return ts_block_style_keeps_with_next (block) ||
         (block->kind == TS_BLOCK_PARAGRAPH &&
          (next->kind == TS_BLOCK_TABLE || next->kind == TS_BLOCK_ADDRESS)) ||
         (block->kind == TS_BLOCK_ADDRESS && next->kind == TS_BLOCK_ADDRESS);
}

/* The height that has to be free for @block to begin here: a heading wants the
 * first lines of what it heads beside it.
 */
static double
height_to_begin (TsPublishLayout *self, guint index)
{
  double height = 0;

  for (guint i = index; i < self->document->blocks->len; i++)
    {
      const TsBlock *block = self->document->blocks->pdata[i];
      g_autoptr (PangoLayout) layout = NULL;

      if (block->kind == TS_BLOCK_PAGE_BREAK)
        break;
      height += ts_block_style_get_above (block);
      if (block->kind == TS_BLOCK_TABLE)
        return height + 60;
      layout = ts_block_style_create_layout (self->context, block,
                                             TS_TEXT_WIDTH - ts_block_style_get_indent (block));
      if (!keeps_with_next (self, i))
        return height + lines_height (layout, 0, MIN (2, pango_layout_get_line_count (layout)));
      height +=
          lines_height (layout, 0, pango_layout_get_line_count (layout)) + ts_block_style_get_below (block);
    }
  return height;
}

static double
column_width (const TsBlock *table, guint column)
{
  double all = 0;

  for (guint i = 0; i < table->widths->len; i++)
    all += g_array_index (table->widths, double, i);
  return all > 0 ? TS_TEXT_WIDTH * g_array_index (table->widths, double, column) / all
                 : TS_TEXT_WIDTH / table->widths->len;
}

/* Cells of one row and the height of the highest. (element-type PangoLayout) */
static GPtrArray *
create_row (TsPublishLayout *self, const TsBlock *table, guint index, double *height)
{
  const GPtrArray *row = table->rows->pdata[index];
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);

  *height = 0;
  for (guint i = 0; i < row->len; i++)
    {
      PangoLayout *cell = ts_block_style_create_cell (self->context, row->pdata[i], index == 0,
                                                      MAX (column_width (table, i) - 2 * CELL_PADDING, 10));

      g_ptr_array_add (cells, cell);
      *height = MAX (*height, lines_height (cell, 0, pango_layout_get_line_count (cell)));
    }
  *height += 2 * CELL_PADDING;
  return cells;
}

/* What a page has room for below a table's heading row of two lines. */
static double
highest_row (void)
{
  return TS_TEXT_BOTTOM - TS_MARGIN_TOP - 40;
}

/* The height of the lines from @first on in the cell that has most of them. */
static double
rest_of_row (GPtrArray *cells, const int *first)
{
  double height = 0;

  for (guint i = 0; i < cells->len; i++)
    height = MAX (height, lines_height (cells->pdata[i], first[i],
                                        pango_layout_get_line_count (cells->pdata[i]) - first[i]));
  return height + 2 * CELL_PADDING;
}

/* Places of each cell the lines from @first on that fit into @height, and moves
 * @first on. Returns whether lines are left.
 */
static gboolean
place_cells (
    TsPublishLayout *self, const TsBlock *table, GPtrArray *cells, int *first, double height, gboolean begins)
{
  TsPlacedItem *item = place_item (self, table, height, begins);
  double x = TS_MARGIN_SIDE;
  gboolean left = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      int n = pango_layout_get_line_count (cells->pdata[i]);
      /* A line higher than a page would never fit. */
      int fit = CLAMP (lines_that_fit (cells->pdata[i], first[i], height - 2 * CELL_PADDING),
                       MIN (n - first[i], 1), n - first[i]);

      place_text (item, cells->pdata[i], x + CELL_PADDING, first[i], fit);
      first[i] += fit;
      left = left || first[i] < n;
      x += column_width (table, i);
    }
  return left;
}

static void
place_header (TsPublishLayout *self, const TsBlock *table, gboolean begins)
{
  double height;
  g_autoptr (GPtrArray) cells = create_row (self, table, 0, &height);
  g_autofree int *first = g_new0 (int, cells->len);
  GPtrArray *page = last_page (self);

  place_cells (self, table, cells, first, MIN (height, highest_row ()), begins);
  ((TsPlacedItem *) page->pdata[page->len - 1])->header = TRUE;
}

static void
begin_page_of_table (TsPublishLayout *self, const TsBlock *table)
{
  begin_page (self);
  place_header (self, table, FALSE);
}

/* A row stands on one page; one that is higher than a page goes on on the next. */
static void
place_row (TsPublishLayout *self, const TsBlock *table, guint index)
{
  double height, placed;
  g_autoptr (GPtrArray) cells = create_row (self, table, index, &height);
  g_autofree int *first = g_new0 (int, cells->len);

  if (self->y + MIN (height, highest_row ()) > TS_TEXT_BOTTOM && !page_is_empty (self))
    begin_page_of_table (self, table);
  placed = MIN (height, TS_TEXT_BOTTOM - self->y);
  while (place_cells (self, table, cells, first, placed, FALSE))
    {
      begin_page_of_table (self, table);
      placed = MIN (rest_of_row (cells, first), TS_TEXT_BOTTOM - self->y);
    }
}

static void
begin_table (TsPublishLayout *self, const TsBlock *table)
{
  double height;
  g_autoptr (GPtrArray) cells = create_row (self, table, 0, &height);

  if (self->y + MIN (height, highest_row ()) > TS_TEXT_BOTTOM && !page_is_empty (self))
    begin_page (self);
  place_header (self, table, TRUE);
}

static void
place_table (TsPublishLayout *self, const TsBlock *table)
{
  if (!page_is_empty (self))
    self->y += ts_block_style_get_above (table);
  if (table->rows->len > 0)
    begin_table (self, table);
  for (guint i = 1; i < table->rows->len; i++)
    place_row (self, table, i);
  self->y += ts_block_style_get_below (table);
}

static gboolean
ends_list (const TsBlock *before, const TsBlock *block)
{
  return before->kind == TS_BLOCK_LIST_ITEM && block->kind != TS_BLOCK_LIST_ITEM;
}

static void
place_block (TsPublishLayout *self, guint index)
{
  const TsBlock *block = self->document->blocks->pdata[index];

  if (block->kind == TS_BLOCK_PAGE_BREAK)
    {
      if (!page_is_empty (self))
        begin_page (self);
      return;
    }
  if (!page_is_empty (self) && self->y + height_to_begin (self, index) > TS_TEXT_BOTTOM)
    begin_page (self);
  if (index > 0 && ends_list (self->document->blocks->pdata[index - 1], block) && !page_is_empty (self))
    self->y += 6;
  if (block->kind == TS_BLOCK_TABLE)
    place_table (self, block);
  else
    place_paragraph (self, block);
}

/**
 * ts_publish_layout_new:
 * @document: has to outlive the layout
 *
 * Returns: (transfer full): the pages, at least one
 */
TsPublishLayout *
ts_publish_layout_new (const TsBlockDocument *document)
{
  TsPublishLayout *self = g_new0 (TsPublishLayout, 1);

  self->document = document;
  self->context = ts_block_style_create_context (document->language);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  begin_page (self);
  for (guint i = 0; i < document->blocks->len; i++)
    place_block (self, i);
  return self;
}

/**
 * ts_publish_layout_free:
 * @layout: (nullable) (transfer full): a layout
 */
void
ts_publish_layout_free (TsPublishLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->pages);
  g_object_unref (layout->context);
  g_free (layout);
}

guint
ts_publish_layout_get_n_pages (TsPublishLayout *layout)
{
  return layout->pages->len;
}

void
ts_publish_layout_get_size (TsPublishLayout *layout, double *width, double *height)
{
  *width = TS_PAGE_WIDTH;
  *height = TS_PAGE_HEIGHT;
}

void
ts_publish_layout_draw (TsPublishLayout *layout, guint page, cairo_t *cr)
{
  ts_layout_draw_page (layout, page, cr, FALSE);
}

gboolean
ts_publish_layout_find (TsPublishLayout *layout, const char *block, guint *page, double *y)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      const GPtrArray *items = layout->pages->pdata[i];

      for (guint j = 0; j < items->len; j++)
        {
          const TsPlacedItem *item = items->pdata[j];

          if (g_strcmp0 (item->block->id, block) != 0)
            continue;
          *page = i;
          *y = item->y;
          return TRUE;
        }
    }
  return FALSE;
}

GPtrArray *
ts_layout_get_page (TsPublishLayout *layout, guint page)
{
  return layout->pages->pdata[page];
}

const TsBlockDocument *
ts_layout_get_document (TsPublishLayout *layout)
{
  return layout->document;
}

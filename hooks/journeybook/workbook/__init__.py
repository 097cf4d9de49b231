"""A journey as a workbook, and a workbook as a journey (4.00). The one place that knows Excel."""

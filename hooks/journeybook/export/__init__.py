"""What is taken away as files: the data as JSON, pages as PDF and PNG. Tables are the workbook's."""

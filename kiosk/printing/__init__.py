"""Slip printers: a folder of PDFs, the system's printers, and ESC/POS over four kinds of line."""

"""All of a stay in one thread: read page by page, told by the day, shown where it is looked for."""

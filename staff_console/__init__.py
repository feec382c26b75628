"""The staff console: sign in, take a desk, call and serve. Keyboard first, eight hours a day."""

"""Standing deadlines, the sweep, and what people see of them."""

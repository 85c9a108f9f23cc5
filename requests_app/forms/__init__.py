"""Forms: a page of input each, with words for what is wrong."""

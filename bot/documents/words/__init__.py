"""The vocabulary as data: what words of a meeting document mean. No code beyond putting words into patterns."""

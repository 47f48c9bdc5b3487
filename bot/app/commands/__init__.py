"""One function for each command: arguments in, exit code out; results on standard output."""

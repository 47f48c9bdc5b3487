"""What the child process that reads an untrusted file may use, and how it ends when that was not enough."""

MEMORY = 1024 * 1024 * 1024  # bytes of address space
PROCESSOR = 20  # seconds
OVERDONE = 75  # exit status when Python met the limit of memory; beyond the others a signal ends it

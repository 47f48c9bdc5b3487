"""The chair's run sheet as a file to print."""

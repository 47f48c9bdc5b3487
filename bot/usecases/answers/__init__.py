"""One module for each thing that can be asked. Each answers only what the asker may see."""

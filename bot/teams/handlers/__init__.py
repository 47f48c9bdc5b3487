"""What happens when a button is pressed: one module per noun, each function a line of the table."""

"""What a browser sees: a package, so that the browser ends with its last test."""

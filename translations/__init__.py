"""The catalogue of translations, kept in line with the program."""

# Importing people

"""The dispute track: mediation as the People's Mediation Law has it, voluntary, free and confidential."""

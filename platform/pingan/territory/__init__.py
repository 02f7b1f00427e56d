"""The county's ground: areas and their history, border villages, working days, a point's grid."""

"""Who vouches for somebody in place of a password: a county's or province's provider, by OpenID Connect."""

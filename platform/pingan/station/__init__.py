"""The legal service station (法律专家 + 调解行家): who asked for advice, who gave it, and where it led."""

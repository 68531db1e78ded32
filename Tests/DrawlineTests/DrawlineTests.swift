// Drawline

// ExpressEntry

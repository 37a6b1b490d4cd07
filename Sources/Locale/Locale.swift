// Locale

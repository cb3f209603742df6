-- The extensions whose signatures were checked are loaded: from here on only signed ones are.
set allow_unsigned_extensions = false;

"""The figures computed anew with pandas, straight from the sample's files, by code and SQL of their own."""

project = "Learning rates"
extensions = ["myst_parser"]
numfig = True
myst_enable_extensions = ["dollarmath"]

"""What goes wrong under a running dashboard, and what readers may not do; each made to happen."""

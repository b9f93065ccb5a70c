"""A picture as its teacher wants it: turned, cut, large enough for print; removed and brought back."""

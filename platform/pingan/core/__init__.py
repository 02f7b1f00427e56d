"""What every room stands on: problems, the API's frame, time, ids, paging, guards, secrets. No tables."""

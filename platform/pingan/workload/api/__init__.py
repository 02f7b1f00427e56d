"""HTTP for tasks sent down, minutes asked and complaints."""
